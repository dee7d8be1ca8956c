package dev.incidentledger.query.uptime;

import dev.incidentledger.query.health.ClaimingSources;
import dev.incidentledger.query.platform.DerivedModel;
import dev.incidentledger.query.platform.EventRow;
import java.util.Optional;
import java.util.stream.Stream;

/** What was claimed of components in public, and when, as it follows from the events of a log alone. */
public final class DerivedClaims implements DerivedModel {

    static final String MODEL = "claims";

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
                .flatMap(source -> source.inPublic().stream()
                        .map(claim -> ToldClaim.of(source.id(), claim))
                        .sorted(ToldClaim.IN_ORDER)
                        .map(told -> new Derived(source.id(), told.line())));
    }

    @Override
    public Optional<Long> newest(String id) {
        return sources.newest(id);
    }
}
