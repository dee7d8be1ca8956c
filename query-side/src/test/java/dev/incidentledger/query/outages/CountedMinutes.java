package dev.incidentledger.query.outages;

import static java.util.stream.Collectors.groupingBy;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceRescheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.Schedule;
import dev.incidentledger.query.health.Claim;
import dev.incidentledger.query.health.IncidentClaims;
import dev.incidentledger.query.health.MaintenanceCourse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The slow and obvious way to the same figures: asks of every minute what stood on a component, straight from the events. */
final class CountedMinutes {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private record Day(LocalDate date, List<ComponentId> parts) {}

    private record Work(Claim claim, Schedule agreed) {}

    private final ZoneId zone;
    private final Map<Day, Map<Standing, Duration>> days = new HashMap<>();
    private final List<Claim> incidents;
    private final List<Work> maintenances;

    CountedMinutes(Basis basis, List<Object> events, ZoneId zone) {
        this.zone = zone;
        this.incidents =
                of(IncidentEvent.class, events).collect(groupingBy(IncidentEvent::incidentId)).values().stream()
                        .flatMap(story -> claims(basis, story).stream())
                        .toList();
        this.maintenances =
                of(MaintenanceEvent.class, events)
                        .collect(groupingBy(MaintenanceEvent::maintenanceId))
                        .values()
                        .stream()
                        .flatMap(course -> MaintenanceCourse.of(course).claimsInPublic().stream()
                                .map(claim -> new Work(claim, agreed(course))))
                        .toList();
    }

    /**
     * For how long what stood on components that are taken for one, of as much of a day as has passed; quiet minutes are in
     * it.
     */
    Map<Standing, Duration> on(LocalDate date, List<ComponentId> parts) {
        return days.computeIfAbsent(new Day(date, parts), this::counted);
    }

    /** The first day on which anything was said of a component; empty when nothing ever was. */
    Optional<LocalDate> firstTold(ComponentId component) {
        return Stream.concat(incidents.stream(), maintenances.stream().map(Work::claim))
                .filter(claim -> claim.componentId().equals(component))
                .map(claim -> LocalDate.ofInstant(claim.from(), zone))
                .min(LocalDate::compareTo);
    }

    private Map<Standing, Duration> counted(Day day) {
        var said = incidents.stream()
                .filter(claim -> day.parts.contains(claim.componentId()))
                .toList();
        var work = maintenances.stream()
                .filter(each -> day.parts.contains(each.claim.componentId()))
                .toList();
        var end = day.date.plusDays(1).atStartOfDay(zone).toInstant();
        var stood = new HashMap<Standing, Duration>();
        for (var minute = day.date.atStartOfDay(zone).toInstant();
                minute.isBefore(end) && minute.isBefore(RandomOutages.NOW);
                minute = minute.plus(MINUTE)) {
            stood.merge(standing(minute, said, work), MINUTE, Duration::plus);
        }
        return stood;
    }

    private static Standing standing(Instant minute, List<Claim> said, List<Work> work) {
        var incident = ComponentStatus.OPERATIONAL;
        for (var claim : said) {
            incident = stands(claim, minute) ? ComponentStatus.worse(incident, claim.status()) : incident;
        }
        var maintenance = ComponentStatus.OPERATIONAL;
        boolean agreed = false;
        for (var each : work) {
            if (stands(each.claim, minute)) {
                maintenance = ComponentStatus.worse(maintenance, each.claim.status());
                agreed |= !minute.isBefore(each.agreed.scheduledFor()) && minute.isBefore(each.agreed.scheduledUntil());
            }
        }
        return new Standing(incident, maintenance, agreed);
    }

    private static boolean stands(Claim claim, Instant minute) {
        return !minute.isBefore(claim.from()) && (claim.to() == null || minute.isBefore(claim.to()));
    }

    private static List<Claim> claims(Basis basis, List<IncidentEvent> story) {
        var published = IncidentClaims.of(story).inPublic();
        var window = of(ImpactWindowEstablished.class, story).reduce((_, later) -> later);
        return basis == Basis.PUBLISHED || window.isEmpty()
                ? published
                : actual(published, window.get().window());
    }

    private static List<Claim> actual(List<Claim> published, ImpactWindow window) {
        var actual = new ArrayList<Claim>();
        published.stream().collect(groupingBy(Claim::componentId)).forEach((component, claims) -> {
            var end = window.to();
            if (end == null && claims.stream().noneMatch(Claim::stands)) {
                end = claims.stream()
                        .map(Claim::to)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElseThrow();
            }
            if (end == null || end.isAfter(window.from())) {
                for (var status : claims.stream().map(Claim::status).distinct().toList()) {
                    actual.add(new Claim(component, status, window.from(), end));
                }
            } else {
                actual.addAll(claims);
            }
        });
        return actual;
    }

    private static Schedule agreed(List<MaintenanceEvent> course) {
        var agreed = ((MaintenanceScheduled) course.getFirst()).schedule();
        for (var event : course) {
            switch (event) {
                case MaintenanceRescheduled e -> agreed = e.schedule();
                case MaintenanceStarted _ -> {
                    return agreed;
                }
                default -> {}
            }
        }
        return agreed;
    }

    private static <E> Stream<E> of(Class<E> type, List<?> events) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }
}
