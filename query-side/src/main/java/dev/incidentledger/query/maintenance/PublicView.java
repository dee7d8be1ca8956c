package dev.incidentledger.query.maintenance;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.query.platform.Provenance;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A maintenance as the public may see it: no notes, no internal components, nobody's name. */
record PublicView(MaintenanceHistory maintenance, Set<ComponentId> internal) {

    MaintenanceHistory view() {
        var updates = updates();
        var reschedulings = shown(maintenance.reschedulings());
        var renamings = shown(maintenance.renamings());
        var components = components();
        var latest = Stream.of(reschedulings, renamings, components)
                .flatMap(List::stream)
                .map(Revision::provenance);
        return new MaintenanceHistory(
                maintenance.id(),
                maintenance.course(),
                reschedulings,
                renamings,
                components,
                updates,
                Stream.concat(latest, updates.stream().map(PublicView::newest))
                        .max(Comparator.comparingLong(Provenance::position))
                        .orElseThrow());
    }

    private List<PlannedComponent> named(List<PlannedComponent> components) {
        return components.stream()
                .filter(component -> !internal.contains(component.id()))
                .toList();
    }

    private List<UpdateHistory> updates() {
        return maintenance.updates().stream()
                .filter(update -> update.audience() == Audience.PUBLIC)
                .map(update -> new UpdateHistory(
                        update.id(),
                        update.kind(),
                        update.status(),
                        update.audience(),
                        update.versions().stream().map(this::shown).toList()))
                .toList();
    }

    private UpdateVersion shown(UpdateVersion version) {
        List<AffectedComponent> components = version.components().stream()
                .filter(component -> !internal.contains(component.id()))
                .toList();
        return new UpdateVersion(
                version.message(),
                components,
                version.occurredAt(),
                version.provenance().withoutActor());
    }

    private List<Revision<List<PlannedComponent>>> components() {
        return maintenance.componentRevisions().stream()
                .map(revision -> new Revision<>(
                        named(revision.before()),
                        named(revision.after()),
                        revision.provenance().withoutActor()))
                .filter(revision -> !revision.before().equals(revision.after()))
                .toList();
    }

    private static <T> List<Revision<T>> shown(List<Revision<T>> revisions) {
        return revisions.stream()
                .map(revision -> new Revision<>(
                        revision.before(),
                        revision.after(),
                        revision.provenance().withoutActor()))
                .toList();
    }

    private static Provenance newest(UpdateHistory update) {
        return update.versions().getLast().provenance();
    }
}
