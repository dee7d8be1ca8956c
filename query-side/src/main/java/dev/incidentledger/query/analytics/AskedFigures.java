package dev.incidentledger.query.analytics;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.health.PromiseState;
import dev.incidentledger.query.outages.AskedComponents;
import dev.incidentledger.query.platform.Choices;
import dev.incidentledger.query.platform.MonthRange;
import dev.incidentledger.query.platform.StatusPage;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which figures a request is about; whatever makes no sense is refused. */
@Component
public final class AskedFigures {

    private static final int MONTHS = 12;

    private final AskedComponents components;
    private final ZoneId zone;
    private final InstantSource clock;

    AskedFigures(AskedComponents components, StatusPage page, InstantSource clock) {
        this.components = components;
        this.zone = page.zone();
        this.clock = clock;
    }

    /**
     * As addresses have it.
     *
     * @param month the only one; null for twelve
     * @param to the last of the twelve; null for the current one
     */
    public record Asked(
            @Nullable YearMonth month,
            @Nullable YearMonth to,
            @Nullable ComponentId component,
            @Nullable String only,
            @Nullable String delay,
            @Nullable String promise) {}

    /**
     * As addresses of all figures have it.
     *
     * @param month the only one; null for twelve
     * @param to the last of the twelve; null for the current one
     */
    public record AskedMonths(
            @Nullable YearMonth month, @Nullable YearMonth to) {}

    public MonthRange months(AskedMonths asked) {
        var current = YearMonth.from(today());
        return asked.month() == null
                ? MonthRange.asked(null, asked.to(), current, MONTHS, MONTHS)
                : MonthRange.asked(asked.month(), asked.month(), current, 1, 1);
    }

    public Figure figure(Asked asked) {
        if (Stream.of(asked.component(), asked.only(), asked.delay(), asked.promise())
                        .filter(each -> each != null)
                        .count()
                > 1) {
            throw ProblemException.badRequest(
                    "?",
                    "INVALID_PARAMETER",
                    "Ask by a component, some incidents only, a delay or the state of a promise, not by several.");
        }
        components.requireKnown(asked.component());
        return new Figure(
                months(new AskedMonths(asked.month(), asked.to())),
                asked.component(),
                Choices.read(asked.only(), Only.class, "only"),
                delay(asked.delay()),
                Choices.read(asked.promise(), PromiseState.class, "promise"));
    }

    private static @Nullable Delay delay(@Nullable String name) {
        return name == null
                ? null
                : Delay.named(name)
                        .orElseThrow(() -> ProblemException.badRequest(
                                "?delay", "INVALID_PARAMETER", "There is no delay of this name."));
    }

    /** In the page's zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
