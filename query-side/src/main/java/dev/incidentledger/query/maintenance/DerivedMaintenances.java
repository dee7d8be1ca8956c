package dev.incidentledger.query.maintenance;

import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.query.platform.DerivedModel;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.platform.StreamsOf;
import java.util.Optional;
import java.util.stream.Stream;

/** The maintenances as they are listed, as they follow from the events of a log alone. */
public final class DerivedMaintenances implements DerivedModel {

    static final String MODEL = "maintenances";

    private final StreamsOf<MaintenanceEvent> maintenances = new StreamsOf<>("maintenance.", MaintenanceEvent.class);

    @Override
    public String name() {
        return MODEL;
    }

    @Override
    public void add(EventRow event) {
        maintenances.add(event);
    }

    @Override
    public Stream<Derived> all() {
        return maintenances
                .all()
                .map(one -> MaintenanceRow.of(one.events(), one.first(), one.last()))
                .map(ToldMaintenance::of)
                .map(told -> new Derived(told.source(), told.line()));
    }

    @Override
    public Optional<Long> newest(String id) {
        return maintenances.newest(id);
    }
}
