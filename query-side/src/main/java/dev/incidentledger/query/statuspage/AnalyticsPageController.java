package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.http.Caller;
import dev.incidentledger.query.analytics.AskedFigures;
import dev.incidentledger.query.analytics.AskedFigures.Asked;
import dev.incidentledger.query.analytics.AskedFigures.AskedMonths;
import dev.incidentledger.query.analytics.BehindRow;
import dev.incidentledger.query.analytics.FigureQueries;
import dev.incidentledger.query.ready.PublicIds;
import dev.incidentledger.query.signin.Section;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures for analysts, and the incidents behind each. */
@RestController
@RequestMapping(path = AnalyticsPage.PATH, produces = "text/html")
class AnalyticsPageController {

    private final FigureQueries figures;
    private final AskedFigures asked;
    private final ProjectionPositions positions;
    private final PublicIds publicIds;
    private final AskedPages pages;
    private final InstantSource clock;

    AnalyticsPageController(
            FigureQueries figures,
            AskedFigures asked,
            ProjectionPositions positions,
            PublicIds publicIds,
            AskedPages pages,
            InstantSource clock) {
        this.figures = figures;
        this.asked = asked;
        this.positions = positions;
        this.publicIds = publicIds;
        this.pages = pages;
        this.clock = clock;
    }

    /** @param to the last of twelve months; null for the current one */
    @GetMapping
    ResponseEntity<String> figures(@RequestParam @Nullable YearMonth to, Caller reader, HttpServletRequest request) {
        var months = asked.months(new AskedMonths(null, to));
        var position = positions.ofAll(FigureQueries.PROJECTIONS);
        var page = new AnalyticsPage(
                months,
                figures.uptime(months, asked.today()),
                figures.delays(months),
                figures.months(months),
                clock.instant(),
                position,
                YearMonth.from(asked.today()),
                Section.AUDIT.isFor(reader.roles()));
        return pages.lightly(page, request);
    }

    @GetMapping("/incidents")
    ResponseEntity<String> behind(@ModelAttribute Asked what, Caller reader, HttpServletRequest request) {
        var figure = asked.figure(what);
        var incidents = figures.behind(figure, BehindPage.MOST + 1);
        var ids = publicIds.of(incidents.stream().map(BehindRow::incidentId).toList());
        var page = new BehindPage(
                figure, nameOf(figure.component()), incidents, ids, query(what), Section.AUDIT.isFor(reader.roles()));
        return pages.lightly(page, request);
    }

    /** Its id where it has no name any more. */
    private @Nullable String nameOf(@Nullable ComponentId component) {
        return component == null ? null : figures.nameOf(component).orElse(component.value());
    }

    private static String query(Asked what) {
        var parts = Stream.of(
                        part("month", what.month()),
                        part("to", what.to()),
                        part("component", what.component()),
                        part("only", what.only()),
                        part("delay", what.delay()),
                        part("promise", what.promise()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("&"));
        return parts.isEmpty() ? "" : "?" + parts;
    }

    private static @Nullable String part(String name, @Nullable Object value) {
        return value == null ? null : name + "=" + value;
    }
}
