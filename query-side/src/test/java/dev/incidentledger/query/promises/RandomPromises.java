package dev.incidentledger.query.promises;

import static dev.incidentledger.query.promises.Sayings.at;
import static dev.incidentledger.query.promises.Sayings.incident;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Incidents by chance that promise much, tell things late, correct themselves, come back and are withdrawn. */
final class RandomPromises {

    private static final int INCIDENTS = 5;

    private final Random random;
    private final Map<IncidentId, List<UpdateId>> told = new HashMap<>();
    private final List<IncidentEvent> events = new ArrayList<>();
    private int number;

    private RandomPromises(long seed) {
        random = new Random(seed);
    }

    static List<IncidentEvent> events(long seed, int length) {
        var history = new RandomPromises(seed);
        for (int i = 1; i <= INCIDENTS; i++) {
            history.identify(incident(i));
        }
        while (history.events.size() < length) {
            history.events.add(history.next(incident(1 + history.random.nextInt(INCIDENTS))));
        }
        return history.events;
    }

    private void identify(IncidentId id) {
        events.add(Sayings.identified(id, audience(), update(id, openStatus(), Audience.PUBLIC)));
    }

    private IncidentEvent next(IncidentId id) {
        return switch (random.nextInt(14)) {
            case 0, 1 -> new IncidentResolved(id, update(id, UpdateStatus.RESOLVED, Audience.PUBLIC));
            case 2 -> new IncidentReopened(id, update(id, openStatus(), Audience.PUBLIC));
            case 3, 4 -> new UpdateCorrected(id, any(told.get(id)), null, at(minute()), null, null);
            case 5 -> new UpdateCorrected(id, any(told.get(id)), "Clearer", null, status(), null);
            case 6 -> new IncidentPublished(id);
            case 7 -> random.nextInt(4) == 0 ? new IncidentRetracted(id) : new TitleCorrected(id, "Title");
            case 8 -> new UpdatePosted(id, update(id, openStatus(), Audience.INTERNAL));
            default -> new UpdatePosted(id, update(id, openStatus(), Audience.PUBLIC));
        };
    }

    private Update update(IncidentId id, UpdateStatus status, Audience audience) {
        int minute = minute();
        var due = random.nextInt(3) == 0 ? null : at(minute + 1 + random.nextInt(12));
        var update = Sayings.update(++number, status, minute, due, audience);
        told.computeIfAbsent(id, _ -> new ArrayList<>()).add(update.id());
        return update;
    }

    private int minute() {
        return 2 * events.size() - random.nextInt(20);
    }

    private UpdateStatus openStatus() {
        return UpdateStatus.values()[random.nextInt(3)];
    }

    private UpdateStatus status() {
        return UpdateStatus.values()[random.nextInt(4)];
    }

    private Audience audience() {
        return random.nextInt(3) == 0 ? Audience.INTERNAL : Audience.PUBLIC;
    }

    private UpdateId any(List<UpdateId> ids) {
        return ids.get(random.nextInt(ids.size()));
    }
}
