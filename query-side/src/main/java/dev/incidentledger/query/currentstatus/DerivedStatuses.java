package dev.incidentledger.query.currentstatus;

import dev.incidentledger.query.health.ClaimingSources;
import dev.incidentledger.query.platform.DerivedModel;
import dev.incidentledger.query.platform.EventRow;
import java.util.Optional;
import java.util.stream.Stream;

/** In which status each incident and maintenance says that components are, as it follows from the events of a log alone. */
public final class DerivedStatuses implements DerivedModel {

    static final String MODEL = "statuses";

    private final ClaimingSources sources = new ClaimingSources();

    @Override
    public String name() {
        return MODEL;
    }

    @Override
    public void add(EventRow event) {
        sources.add(event);
    }

    @Override
    public Stream<Derived> all() {
        return sources.all()
                .flatMap(source -> StandingClaim.of(source)
                        .map(ToldStatus::of)
                        .sorted(ToldStatus.IN_ORDER)
                        .map(told -> new Derived(source.id(), told.line())));
    }

    @Override
    public Optional<Long> newest(String id) {
        return sources.newest(id);
    }
}
