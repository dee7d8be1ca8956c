package dev.incidentledger.eventstore;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.incidentledger.eventstore.Presence.Holder;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which projections this process is to hold, by who is present beside it: all, as long as it knows of nobody. */
final class ProjectionShare implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionShare.class);

    private final Presence presence;
    private final Set<String> known;
    private volatile Sight sight;
    private boolean failing;

    /**
     * @param knownToAnybody the projections that some process which is present has the code of
     * @param held how many it holds in fact; NaN before that was seen
     * @param holders how many processes share the projections of this one
     */
    private record Sight(Set<String> share, Set<String> knownToAnybody, double held, double holders) {}

    /** @param known the projections that this process has the code of */
    ProjectionShare(Presence presence, Set<String> known) {
        this.presence = presence;
        this.known = Set.copyOf(known);
        this.sight = new Sight(this.known, this.known, Double.NaN, Double.NaN);
    }

    boolean has(String projection) {
        return sight.share().contains(projection);
    }

    /** Whether it fell to this process when all who are present were seen; false before. */
    boolean wasDealt(String projection) {
        return sight.holders() > 0 && has(projection);
    }

    /** Whether some process which is present could hold it. */
    boolean isAnybodys(String projection) {
        return sight.knownToAnybody().contains(projection);
    }

    /** Tells others of this process and looks who they are; when that fails, what was seen last stays. */
    void renew() {
        try {
            sight = sightOf(presence.announce(known));
            failing = false;
        } catch (RuntimeException failure) { // whatever it is, others follow
            if (!failing) {
                LOG.warn("Who else holds projections cannot be seen; trying again: {}", failure.getMessage());
            }
            failing = true;
        }
    }

    /** Has others take what this process holds as soon as it is let go; when they cannot be told, they will miss it. */
    void giveUp() {
        if (failing) {
            return;
        }
        try {
            presence.leave();
        } catch (RuntimeException failure) {
            LOG.warn("Others are not told that this process goes: {}", failure.getMessage());
        }
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        Gauge.builder("ledger.projections.held", () -> sight.held())
                .description("Projections that this process holds")
                .register(metrics);
        Gauge.builder("ledger.projections.holders", () -> sight.holders())
                .description("Processes that share them, this one as well")
                .register(metrics);
    }

    private Sight sightOf(List<Holder> present) {
        var shares = Shares.deal(
                present.stream().collect(toMap(Holder::node, Holder::knows, (knows, _) -> knows, TreeMap::new)));
        var self = present.stream()
                .filter(holder -> holder.node().equals(presence.node()))
                .findFirst()
                .orElseThrow();
        return new Sight(
                Set.copyOf(shares.getOrDefault(self.node(), Set.of())),
                present.stream().flatMap(holder -> holder.knows().stream()).collect(toUnmodifiableSet()),
                self.holds(),
                present.stream().filter(this::sharesWithThisOne).count());
    }

    private boolean sharesWithThisOne(Holder holder) {
        return !Collections.disjoint(holder.knows(), known);
    }
}
