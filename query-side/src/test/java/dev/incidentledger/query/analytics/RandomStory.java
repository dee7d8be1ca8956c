package dev.incidentledger.query.analytics;

import static dev.incidentledger.query.timeline.Recording.API;
import static dev.incidentledger.query.timeline.Recording.WEB;
import static dev.incidentledger.query.timeline.Recording.at;
import static dev.incidentledger.query.timeline.Recording.says;
import static dev.incidentledger.query.timeline.Recording.update;
import static dev.incidentledger.query.timeline.Recording.updateId;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.Impact;
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
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Origin;
import dev.incidentledger.events.incident.Postmortem;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.timeline.Recording;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What may happen to one incident, by chance. */
final class RandomStory {

    private RandomStory() {}

    /**
     * Told in any order, reopened, corrected, made public late, retracted or left open.
     *
     * @param start the minute about which it begins
     */
    static Recording of(IncidentId id, int start, Random random) {
        var audience = random.nextInt(3) == 0 ? Audience.INTERNAL : Audience.PUBLIC;
        var opening = update(0, UpdateStatus.INVESTIGATING, start + random.nextInt(10), components(random));
        var recording = new Recording()
                .recordedAt(start)
                .then(new IncidentIdentified(
                        id,
                        "Fails",
                        at(start + random.nextInt(15) - 10),
                        opening,
                        audience,
                        null,
                        random.nextInt(3) == 0 ? new Origin("Cloud " + random.nextInt(2), List.of()) : null,
                        random.nextInt(4) == 0 ? Impact.values()[random.nextInt(4)] : null));
        boolean open = true;
        boolean secret = audience == Audience.INTERNAL;
        int length = 2 + random.nextInt(16);
        for (int number = 1; number < length; number++) {
            int now = start + 10 * number;
            int then = now - random.nextInt(25);
            recording.recordedAt(now);
            switch (random.nextInt(10)) {
                case 0, 1 -> {
                    recording.then(
                            open
                                    ? new IncidentResolved(id, update(number, UpdateStatus.RESOLVED, then))
                                    : new IncidentReopened(id, update(number, openStatus(random), then)));
                    open = !open;
                }
                case 2 -> recording.then(new UpdatePosted(id, note(number, then)));
                case 3 -> recording.then(new TitleCorrected(id, "Title " + number));
                case 4 -> recording.then(new UpdateCorrected(id, updateId(0), null, at(then), null, null));
                case 5 -> recording.then(window(id, random, then));
                case 6 -> {
                    if (secret) {
                        recording.then(new IncidentPublished(id));
                        secret = false;
                    }
                }
                case 7 -> {
                    if (!open) {
                        recording.then(postmortem(id, random, number, then));
                    }
                }
                default -> {
                    if (open) {
                        recording.then(
                                new UpdatePosted(id, update(number, openStatus(random), then, components(random))));
                        if (random.nextBoolean()) {
                            recording.then(corrected(id, random, number, then));
                        }
                    }
                }
            }
        }
        return random.nextInt(8) == 0 ? recording.then(new IncidentRetracted(id)) : recording;
    }

    private static IncidentEvent window(IncidentId id, Random random, int from) {
        return new ImpactWindowEstablished(
                id, new ImpactWindow(at(from), random.nextBoolean() ? at(from + 7) : null, "Logs", false));
    }

    private static IncidentEvent postmortem(IncidentId id, Random random, int version, int minute) {
        var state = random.nextBoolean() ? PostmortemState.PUBLISHED : PostmortemState.DRAFT;
        return new PostmortemAttached(id, new Postmortem(updateId(900), version, "Lesson", state, at(minute)));
    }

    private static IncidentEvent corrected(IncidentId id, Random random, int number, int minute) {
        return new UpdateCorrected(
                id, updateId(number), null, at(minute - random.nextInt(20)), openStatus(random), null);
    }

    private static Update note(int number, int minute) {
        return new Update(
                updateId(number),
                UpdateStatus.INVESTIGATING,
                "Between us",
                List.of(),
                at(minute),
                null,
                Audience.INTERNAL);
    }

    private static AffectedComponent[] components(Random random) {
        var statuses = ComponentStatus.values();
        return Stream.of(API, WEB)
                .filter(_ -> random.nextInt(3) == 0)
                .map(component -> says(component, statuses[random.nextInt(statuses.length)]))
                .toArray(AffectedComponent[]::new);
    }

    private static UpdateStatus openStatus(Random random) {
        return UpdateStatus.values()[random.nextInt(3)];
    }
}
