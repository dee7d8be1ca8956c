package dev.incidentledger.query.currentstatus;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is said of how things stand follows from these rows, whether they are kept in tables or were folded from the
 * events up to a moment of the past.
 *
 * @param components the retired ones as well; likewise {@code groups}
 * @param claims those that stand
 * @param incidents those that go on
 * @param maintenances those that are not over
 */
record StandingRows(
        List<ComponentRow> components,
        List<GroupRow> groups,
        List<StandingClaim> claims,
        List<IncidentRow> incidents,
        List<PendingRow> maintenances) {

    private static final Comparator<IncidentRow> LATEST_FIRST = comparing(
                    (IncidentRow row) -> row.summary().latestDisplayAt())
            .thenComparing(row -> row.summary().incidentId().value())
            .reversed();

    private static final Comparator<PendingRow> NEXT_FIRST = comparing(PendingRow::scheduledFor)
            .thenComparing(row -> row.maintenanceId().value());

    /** Those that are not retired, in the order of the page. */
    List<ComponentHealth> health() {
        var claimed = claims.stream().collect(groupingBy(StandingClaim::componentId));
        return components.stream()
                .filter(component -> !component.retired())
                .sorted(pageOrder())
                .map(component ->
                        ComponentHealth.of(component, claimed.getOrDefault(component.componentId(), List.of())))
                .toList();
    }

    /** Of a retired one as well; empty for one that was never registered. */
    Optional<ComponentHealth> healthOf(ComponentId id) {
        return components.stream()
                .filter(component -> component.componentId().equals(id))
                .map(component -> ComponentHealth.of(
                        component,
                        claims.stream()
                                .filter(claim -> claim.componentId().equals(id))
                                .toList()))
                .findFirst();
    }

    /** Those that are not retired, in the order of the page. */
    List<ComponentGroup> pageGroups() {
        return groups.stream()
                .filter(group -> !group.retired())
                .sorted(comparingInt(GroupRow::position)
                        .thenComparing(row -> row.groupId().value()))
                .map(group -> ComponentGroup.of(group, components))
                .toList();
    }

    /** A retired one as well; empty for one that was never registered. */
    Optional<ComponentGroup> group(GroupId id) {
        return groups.stream()
                .filter(group -> group.groupId().equals(id))
                .map(group -> ComponentGroup.of(group, components))
                .findFirst();
    }

    /** @param reader the public, or whoever may see what is internal */
    Standing seenBy(Audience reader) {
        var known = components.stream().collect(toMap(ComponentRow::componentId, component -> component));
        return new Standing(
                health().stream()
                        .flatMap(health -> ShownComponent.of(health, reader))
                        .toList(),
                pageGroups(),
                incidents.stream()
                        .filter(incident -> incident.isFor(reader))
                        .sorted(LATEST_FIRST)
                        .map(incident -> OpenIncident.of(
                                incident,
                                reader,
                                names(incident.summary().componentIds(), known, component -> isFor(reader, component))))
                        .toList(),
                maintenances.stream()
                        .filter(maintenance -> maintenance.isFor(reader))
                        .sorted(NEXT_FIRST)
                        .map(maintenance -> PendingMaintenance.of(
                                maintenance,
                                names(
                                        maintenance.componentIds(),
                                        known,
                                        component -> isFor(reader, component) && !component.retired())))
                        .toList());
    }

    private static List<AffectedName> names(
            List<ComponentId> ids, Map<ComponentId, ComponentRow> known, Predicate<ComponentRow> shown) {
        return ids.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .filter(shown)
                .map(component -> new AffectedName(component.componentId(), component.name()))
                .toList();
    }

    private static boolean isFor(Audience reader, ComponentRow component) {
        return reader == Audience.INTERNAL || component.isPublic();
    }

    private Comparator<ComponentRow> pageOrder() {
        var ofGroups = groups.stream().collect(toMap(GroupRow::groupId, GroupRow::position));
        return comparingInt((ComponentRow component) -> onPage(component, ofGroups))
                .thenComparing(component -> text(component.groupId()), nullsFirst(naturalOrder()))
                .thenComparingInt(ComponentRow::position)
                .thenComparing(component -> component.componentId().value());
    }

    /** A component of a group stands where the group does. */
    private static int onPage(ComponentRow component, Map<GroupId, Integer> ofGroups) {
        return Stream.ofNullable(component.groupId())
                .map(ofGroups::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(component.position());
    }

    private static @Nullable String text(@Nullable GroupId group) {
        return group == null ? null : group.value();
    }
}
