package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.query.currentstatus.ToldCatalogue.ToldComponent;
import dev.incidentledger.query.currentstatus.ToldCatalogue.ToldGroup;
import dev.incidentledger.query.platform.DerivedModel;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.platform.EventsOf;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Components and groups as they follow from the events of a log alone. */
public final class DerivedComponents implements DerivedModel {

    static final String MODEL = "components";

    private static final EventsOf<CatalogueEvent> EVENTS = new EventsOf<>("catalogue.", CatalogueEvent.class);

    private final CurrentStatusBatch catalogue = new CurrentStatusBatch();
    private final Map<String, Long> newest = new HashMap<>();

    @Override
    public String name() {
        return MODEL;
    }

    @Override
    public void add(EventRow row) {
        EVENTS.read(row).ifPresent(event -> {
            catalogue.add(event, row.sequence());
            newest.put(event.subjectId(), row.position());
        });
    }

    @Override
    public Stream<Derived> all() {
        return new ToldCatalogue(
                        catalogue.components().as(ToldComponent.class),
                        catalogue.groups().as(ToldGroup.class))
                .lines();
    }

    @Override
    public Optional<Long> newest(String id) {
        return Optional.ofNullable(newest.get(id));
    }
}
