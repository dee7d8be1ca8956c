package dev.incidentledger.query.health;

import static dev.incidentledger.query.health.PlannedWork.note;
import static dev.incidentledger.query.health.PlannedWork.planned;
import static dev.incidentledger.query.health.PlannedWork.says;
import static dev.incidentledger.query.health.PlannedWork.update;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRenamed;
import dev.incidentledger.events.maintenance.MaintenanceEvent.PlannedComponentsRevised;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Maintenances by chance: a few components, a few maintenances, and whatever may happen to them. */
public final class RandomWork {

    private static final int COMPONENTS = 4;
    private static final int MAINTENANCES = 5;

    private final Random random;
    private final List<PlannedWork> scheduled = new ArrayList<>();
    private int number;

    public RandomWork(long seed) {
        this.random = new Random(seed);
    }

    public void tell(int events, Consumer<MaintenanceEvent> listener) {
        for (number = 1; number <= events; number++) {
            if (scheduled.isEmpty() || scheduled.size() < MAINTENANCES && random.nextInt(6) == 0) {
                var work = PlannedWork.number(scheduled.size() + 1);
                scheduled.add(work);
                listener.accept(work.scheduled(audience(), component(1), component(2)));
            } else {
                listener.accept(next(scheduled.get(random.nextInt(scheduled.size()))));
            }
        }
    }

    private MaintenanceEvent next(PlannedWork work) {
        int minute = number - random.nextInt(10);
        return switch (random.nextInt(16)) {
            case 0 -> work.completed(number, minute);
            case 1 -> work.canceled(number, minute);
            case 2 -> work.rescheduled(number, number + 60, null);
            case 3 -> work.rescheduled(number, number + 30, update(number, MaintenanceStatus.SCHEDULED, minute));
            case 4 -> work.reminded(number, minute);
            case 5 -> new MaintenanceRenamed(work.id(), "Title at " + number);
            case 6 -> new PlannedComponentsRevised(work.id(), planned(component(3)));
            case 7 -> work.posted(note(number, MaintenanceStatus.IN_PROGRESS, minute, components()));
            case 8 -> work.corrected(random.nextInt(number), minute, List.of(components()));
            case 9 -> work.verifying(number, minute);
            case 10, 11 -> work.posted(update(number, MaintenanceStatus.VERIFYING, minute, components()));
            default -> work.started(number, minute, components());
        };
    }

    private AffectedComponent[] components() {
        return random.ints(1, COMPONENTS + 1)
                .distinct()
                .limit(random.nextInt(3))
                .mapToObj(each -> says(component(each), status()))
                .toArray(AffectedComponent[]::new);
    }

    private ComponentStatus status() {
        var statuses = ComponentStatus.values();
        return statuses[random.nextInt(statuses.length)];
    }

    private Audience audience() {
        return random.nextInt(3) == 0 ? Audience.INTERNAL : Audience.PUBLIC;
    }

    private static ComponentId component(int number) {
        return new ComponentId(ComponentId.PREFIX + "%026d".formatted(number));
    }
}
