package dev.incidentledger.query.analytics;

import static dev.incidentledger.query.timeline.Recording.INCIDENT;
import static dev.incidentledger.query.timeline.Recording.at;
import static dev.incidentledger.query.timeline.Recording.update;
import static dev.incidentledger.query.timeline.Recording.updateId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.Postmortem;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.timeline.Recording;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an incident goes through, its steps and delays are those that a loop over its events finds. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LoopedFactsTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void facts_are_those_of_a_loop_over_the_events(long seed) {
        var story = story(new Random(seed));

        var facts = IncidentFacts.of(story.history());

        assertThat(LoopedFacts.of(facts))
                .usingRecursiveComparison()
                .ignoringCollectionOrderInFields("correctionDelays")
                .isEqualTo(LoopedFacts.of(story.events()));
    }

    /** Told in any order, reopened, corrected, made public late, retracted or left open. */
    private static Recording story(Random random) {
        var audience = random.nextInt(3) == 0 ? Audience.INTERNAL : Audience.PUBLIC;
        var opening = update(0, UpdateStatus.INVESTIGATING, random.nextInt(10));
        var recording = new Recording()
                .then(new IncidentIdentified(
                        INCIDENT, "Fails", at(random.nextInt(15) - 10), opening, audience, null, null, null));
        boolean open = true;
        boolean secret = audience == Audience.INTERNAL;
        int length = 2 + random.nextInt(16);
        for (int number = 1; number < length; number++) {
            int now = 10 * number;
            int then = now - random.nextInt(25);
            recording.recordedAt(now);
            switch (random.nextInt(10)) {
                case 0, 1 -> {
                    recording.then(
                            open
                                    ? new IncidentResolved(INCIDENT, update(number, UpdateStatus.RESOLVED, then))
                                    : new IncidentReopened(INCIDENT, update(number, openStatus(random), then)));
                    open = !open;
                }
                case 2 -> recording.noted(number, then).recordedAt(now);
                case 3 -> recording.then(new TitleCorrected(INCIDENT, "Title " + number));
                case 4 -> recording.then(new UpdateCorrected(INCIDENT, updateId(0), null, at(then), null, null));
                case 5 -> recording.then(window(random, then));
                case 6 -> {
                    if (secret) {
                        recording.then(new IncidentPublished(INCIDENT));
                        secret = false;
                    }
                }
                case 7 -> {
                    if (!open) {
                        recording.then(postmortem(random, number, then));
                    }
                }
                default -> {
                    if (open) {
                        recording.then(new UpdatePosted(INCIDENT, update(number, openStatus(random), then)));
                        if (random.nextBoolean()) {
                            recording.then(corrected(random, number, then));
                        }
                    }
                }
            }
        }
        return random.nextInt(8) == 0 ? recording.then(new IncidentRetracted(INCIDENT)) : recording;
    }

    private static IncidentEvent window(Random random, int from) {
        return new ImpactWindowEstablished(
                INCIDENT, new ImpactWindow(at(from), random.nextBoolean() ? at(from + 7) : null, "Logs", false));
    }

    private static IncidentEvent postmortem(Random random, int version, int minute) {
        var state = random.nextBoolean() ? PostmortemState.PUBLISHED : PostmortemState.DRAFT;
        return new PostmortemAttached(INCIDENT, new Postmortem(updateId(900), version, "Lesson", state, at(minute)));
    }

    private static IncidentEvent corrected(Random random, int number, int minute) {
        return new UpdateCorrected(
                INCIDENT, updateId(number), null, at(minute - random.nextInt(20)), openStatus(random), null);
    }

    private static UpdateStatus openStatus(Random random) {
        return UpdateStatus.values()[random.nextInt(3)];
    }
}
