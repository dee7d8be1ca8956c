package dev.incidentledger.query.promises;

import static dev.incidentledger.query.health.PromiseState.BROKEN;
import static dev.incidentledger.query.health.PromiseState.DUE;
import static dev.incidentledger.query.health.PromiseState.KEPT;
import static dev.incidentledger.query.health.PromiseState.LATE;
import static dev.incidentledger.query.health.PromiseState.OVERDUE;

import dev.incidentledger.events.Audience;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.platform.StatusPage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts promises by the month in which they fell due; those of retracted incidents never. */
@Component
class MonthlyQueries {

    private final JdbcClient db;
    private final PromiseRule rule;
    private final ZoneId zone;

    MonthlyQueries(JdbcClient db, PromiseRule rule, StatusPage page) {
        this.db = db;
        this.rule = rule;
        this.zone = page.zone();
    }

    /**
     * One for each month of the period, the first one first.
     *
     * @param last inclusive
     * @param audience of the incidents; null for both
     * @param asked the moment at which promises are judged
     */
    List<MonthOfPromises> months(YearMonth first, YearMonth last, @Nullable Audience audience, Instant asked) {
        var months = Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
        return db.sql("""
                        select month.name,
                               count(*) filter (where %s) as kept,
                               count(*) filter (where %s) as late,
                               count(*) filter (where %s) as broken,
                               count(*) filter (where %s) as due,
                               count(*) filter (where %s) as overdue,
                               percentile_cont(0.5) within group (order by extract(epoch from answered_at - due))
                                   filter (where %s) as lateness
                        from unnest(:names::text[], :starts::timestamptz[], :ends::timestamptz[]) as month (name, start_at, end_at)
                        left join query.promise_v3 promise
                            on promise.due >= month.start_at and promise.due < month.end_at
                            and not promise.retracted
                            and (:audience::text is null or promise.audience = :audience)
                        group by month.name
                        order by month.name
                        """.formatted(Stream.of(KEPT, LATE, BROKEN, DUE, OVERDUE, LATE)
                        .map(PromiseConditions::of)
                        .toArray()))
                .param("names", texts(months, YearMonth::toString))
                .param("starts", texts(months, this::start))
                .param("ends", texts(months, month -> start(month.plusMonths(1))))
                .param("audience", audience == null ? null : audience.wireName())
                .param("asked", asked.toString())
                .param("grace", rule.grace().toString())
                .query((row, _) -> month(row))
                .list();
    }

    private String start(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone).toInstant().toString();
    }

    private static MonthOfPromises month(ResultSet row) throws SQLException {
        BigDecimal lateness = row.getBigDecimal("lateness");
        return MonthOfPromises.of(
                YearMonth.parse(row.getString("name")),
                row.getLong("kept"),
                row.getLong("late"),
                row.getLong("broken"),
                row.getLong("due"),
                row.getLong("overdue"),
                lateness == null ? null : lateness.longValue());
    }

    private static String[] texts(List<YearMonth> months, Function<YearMonth, String> column) {
        return months.stream().map(column).toArray(String[]::new);
    }
}
