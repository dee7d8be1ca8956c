package dev.incidentledger.query.promises;

import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.health.PromiseState;
import dev.incidentledger.query.platform.JsonRows;
import dev.incidentledger.query.platform.ListCursor;
import dev.incidentledger.query.platform.Page;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Single promises: the list of all, the one due last first, and those that are awaited. */
@Component
public class PromiseQueries {

    /** The projection behind it, for readers who wait for what they wrote. */
    public static final String PROJECTION = PromisesProjection.GROUP;

    private final JdbcClient db;
    private final PromiseRule rule;

    PromiseQueries(JdbcClient db, PromiseRule rule) {
        this.db = db;
        this.rule = rule;
    }

    /**
     * @param after the last promise of the page before; null for the first page
     * @param asked the moment at which they are judged
     */
    Page<ListedPromise> page(PromiseFilter filter, @Nullable ListCursor after, int limit, Instant asked) {
        var values = new HashMap<String, Object>();
        var found = db.sql("""
                        select to_jsonb(promise)
                        from query.promise_v3 promise
                        where true%s
                        order by due desc, made_by desc
                        limit :limit
                        """.formatted(conditions(filter, after, asked, values)))
                .params(values)
                .param("limit", limit + 1)
                .query(JsonRows.as(PromiseRow.class))
                .list();
        return Page.of(
                found.stream().map(row -> ListedPromise.of(row, rule, asked)).toList(),
                limit,
                last -> new ListCursor(last.due(), last.madeBy().value()));
    }

    /** Those without an answer that fall due in this time, the first one first; both ends count. */
    List<PromiseRow> awaited(Instant from, Instant to) {
        return db.sql("""
                        select to_jsonb(promise)
                        from query.promise_v3 promise
                        where answered_at is null and goes_on and due between ?::timestamptz and ?::timestamptz
                        order by due, made_by
                        """)
                .params(from.toString(), to.toString())
                .query(JsonRows.as(PromiseRow.class))
                .list();
    }

    /** @param soon promises due later than now and until then count as due soon */
    AwaitedPromises count(Instant now, Instant soon) {
        return db.sql("""
                        select count(*) filter (where due > :asked::timestamptz and due <= :soon::timestamptz),
                               count(*) filter (where %s)
                        from query.promise_v3
                        where answered_at is null and goes_on and due <= :soon::timestamptz
                        """.formatted(PromiseConditions.of(PromiseState.OVERDUE)))
                .param("asked", now.toString())
                .param("soon", soon.toString())
                .param("grace", rule.grace().toString())
                .query((row, _) -> new AwaitedPromises(row.getLong(1), row.getLong(2)))
                .single();
    }

    private String conditions(
            PromiseFilter filter, @Nullable ListCursor after, Instant asked, Map<String, Object> values) {
        var conditions = new StringBuilder();
        if (filter.state() != null) {
            conditions.append(" and ").append(PromiseConditions.of(filter.state()));
            values.put("asked", asked.toString());
            values.put("grace", rule.grace().toString());
        }
        if (filter.incident() != null) {
            conditions.append(" and incident_id = :incident");
            values.put("incident", filter.incident().value());
        }
        if (filter.audience() != null) {
            conditions.append(" and audience = :audience");
            values.put("audience", filter.audience().wireName());
        }
        if (filter.from() != null) {
            conditions.append(" and due >= :from::timestamptz");
            values.put("from", filter.from().toString());
        }
        if (filter.to() != null) {
            conditions.append(" and due < :to::timestamptz");
            values.put("to", filter.to().toString());
        }
        if (after != null) {
            conditions.append(" and (due, made_by) < (:afterTime::timestamptz, :afterId)");
            values.put("afterTime", after.time().toString());
            values.put("afterId", after.id());
        }
        return conditions.toString();
    }
}
