package dev.incidentledger.query.timeline;

import static dev.incidentledger.events.catalogue.ComponentStatus.OPERATIONAL;
import static dev.incidentledger.query.timeline.Recording.API;
import static dev.incidentledger.query.timeline.Recording.INCIDENT;
import static dev.incidentledger.query.timeline.Recording.WEB;
import static dev.incidentledger.query.timeline.Recording.at;
import static dev.incidentledger.query.timeline.Recording.says;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.ImpactOverridden;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.ReferenceLinked;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.UpdateStatus;
import java.util.List;
import java.util.Random;

/** An incident that may come back; times go up and down, since people tell things late. */
final class RandomIncident {

    private RandomIncident() {}

    static List<RecordedEvent> events(long seed) {
        var random = new Random(seed);
        var recording = Recording.identified(says(API, any(random)));
        int length = 3 + random.nextInt(15);
        boolean open = true;
        for (int number = 1; number < length; number++) {
            int minute = 5 * number - random.nextInt(8);
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> {
                    if (open) {
                        recording.posted(number, openStatus(random), minute, says(WEB, any(random)));
                    }
                }
                case 3 -> {
                    if (open) {
                        recording.promised(number, minute, minute + 1 + random.nextInt(10));
                    }
                }
                case 4, 5 -> {
                    if (open) {
                        recording.resolved(number, minute, says(API, any(random)));
                    } else {
                        recording.reopened(number, minute, says(API, any(random)));
                    }
                    open = !open;
                }
                case 6 -> recording.noted(number, minute, says(WEB, any(random)));
                case 7 -> recording.because("Typo", Recording.corrected(0, "Text " + number, null));
                case 8 -> recording.because("Clearer", new TitleCorrected(INCIDENT, "Title " + number));
                case 9 -> recording.because("By hand", new ImpactOverridden(INCIDENT, anyImpact(random)));
                case 10 ->
                    recording
                            .then(new ImpactWindowEstablished(
                                    INCIDENT, new ImpactWindow(at(-minute), at(minute), "us", random.nextBoolean())))
                            .then(new ReferenceLinked(INCIDENT, new ExternalReference("Jira", "OPS-" + number, null)));
                default -> {
                    if (!open) {
                        recording
                                .learned(number, anyState(random), minute)
                                .then(new ComponentsRecovered(INCIDENT, List.of(API), at(minute)));
                    }
                }
            }
        }
        return recording.events();
    }

    private static ComponentStatus any(Random random) {
        var statuses = ComponentStatus.values();
        return random.nextInt(3) == 0 ? OPERATIONAL : statuses[random.nextInt(statuses.length)];
    }

    private static UpdateStatus openStatus(Random random) {
        return UpdateStatus.values()[random.nextInt(3)];
    }

    private static Impact anyImpact(Random random) {
        return Impact.values()[random.nextInt(Impact.values().length)];
    }

    private static PostmortemState anyState(Random random) {
        return PostmortemState.values()[random.nextInt(2)];
    }
}
