package dev.incidentledger.query.analytics;

import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.http.OnlyKnownParameters;
import dev.incidentledger.query.analytics.AskedFigures.Asked;
import dev.incidentledger.query.analytics.AskedFigures.AskedMonths;
import dev.incidentledger.query.platform.MonthRange;
import dev.incidentledger.query.platform.StatusPage;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the page shows, as CSV, for whoever signed in to read it. */
@RestController
@OnlyKnownParameters
@RequestMapping(path = "/analytics", produces = "text/csv")
class FigureTablesController {

    private static final int MOST_ROWS = 10_000;

    private final FigureQueries figures;
    private final AskedFigures asked;
    private final Tables tables;
    private final ProjectionPositions positions;
    private final ZoneId zone;
    private final InstantSource clock;

    FigureTablesController(
            FigureQueries figures,
            AskedFigures asked,
            Tables tables,
            ProjectionPositions positions,
            StatusPage page,
            InstantSource clock) {
        this.figures = figures;
        this.asked = asked;
        this.tables = tables;
        this.positions = positions;
        this.zone = page.zone();
        this.clock = clock;
    }

    @GetMapping("/uptime.csv")
    ResponseEntity<byte[]> uptime(@ModelAttribute AskedMonths what) {
        var months = asked.months(what);
        return table("uptime", months, () -> figures.uptime(months, asked.today()), MonthUptimeRow.class);
    }

    @GetMapping("/delays.csv")
    ResponseEntity<byte[]> delays(@ModelAttribute AskedMonths what) {
        var months = asked.months(what);
        return table("delays", months, () -> figures.delays(months), DelayRow.class);
    }

    @GetMapping("/months.csv")
    ResponseEntity<byte[]> months(@ModelAttribute AskedMonths what) {
        var months = asked.months(what);
        return table("months", months, () -> figures.months(months), MonthRow.class);
    }

    @GetMapping("/incidents.csv")
    ResponseEntity<byte[]> incidents(@ModelAttribute Asked what) {
        var figure = asked.figure(what);
        return table("incidents", figure.months(), () -> figures.behind(figure, MOST_ROWS), BehindRow.class);
    }

    private <R extends Record> ResponseEntity<byte[]> table(
            String name, MonthRange months, Supplier<List<R>> rows, Class<R> row) {
        var asOf = Rows.AsOf.of(positions.ofAll(FigureQueries.PROJECTIONS), clock.instant());
        var answer = tables.answer(
                new Answer<>(months.first().atDay(1), months.last().atEndOfMonth(), zone, asOf, rows.get()),
                row,
                TableFormat.CSV);
        var file = ContentDisposition.attachment()
                .filename("%s-%s-%s.csv".formatted(name, months.first(), months.last()))
                .build();
        return ResponseEntity.ok()
                .headers(answer.getHeaders())
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(answer.getBody());
    }
}
