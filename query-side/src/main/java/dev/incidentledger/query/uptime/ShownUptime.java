package dev.incidentledger.query.uptime;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.health.UptimePolicy;
import dev.incidentledger.query.platform.Moment;
import dev.incidentledger.query.platform.StatusPage;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the page told of the uptime of a component at any moment: of the 90 days up to it, by the page's own rule. */
@Component
public final class ShownUptime {

    public static final int DAYS = 90;

    private static final UptimePolicy POLICY = UptimePolicy.STATUSPAGE;

    private final PastUptime past;
    private final ZoneId zone;

    ShownUptime(PastUptime past, StatusPage page) {
        this.past = past;
        this.zone = page.zone();
    }

    /** From 0 to 1. Empty for a component that was not registered by then, or no day of which counted. */
    public Optional<Double> of(ComponentId component, Moment then) {
        return past.startOf(component, then.position()).flatMap(start -> {
            var today = LocalDate.ofInstant(then.time(), zone);
            var from = today.minusDays(DAYS - 1L);
            long days = UptimePolicy.days(from, today, start.first(), today);
            if (days == 0) {
                return Optional.empty();
            }
            var lost = past.days(component, today.minusDays(days - 1), today, then).values().stream()
                    .reduce(Disruption.NONE, Disruption::plus);
            return Optional.of(POLICY.fraction(lost, days));
        });
    }
}
