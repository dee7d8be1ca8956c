package dev.incidentledger.query.outages;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.incidentledger.eventstore.rebuild.OneMoment;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.platform.AnalyticsDatabase;
import dev.incidentledger.query.platform.StatusPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds up what stood on components, all of it as of one moment. Days come from the rollup, so that no incident is read; of a
 * component that a claim still stands on, the days since then come from its claims.
 */
@Component
public class OutageQueries {

    /** The projection behind it, for readers who wait for what they wrote. */
    public static final String PROJECTION = OutagesProjection.GROUP;

    private static final int MOST_CLAIMS = 20_000;

    private static final String STANDING = """
            select component_id, cast(min(from_at) at time zone :zone as date) as since
            from query.outage_claim_v1
            where basis = :basis and to_at is null
            group by component_id
            """;

    private static final String CHOSEN = """
            audience = 'public'
            and (cast(:component as text) is null or component_id = :component)
            and (cast(:group as text) is null or group_id = :group)
            """;

    /** Since when anything is known of a component that counts on every day, looked for as far as it matters to the period. */
    private static final String KNOWN = """
            case when start_date is null and registered_at >= :start
                then least(registered_at, (
                    select min(from_at) from query.outage_claim_v1 claim
                    where claim.basis = :basis and claim.component_id = component.component_id))
            end
            """;

    private static final String LATEST_FIRST = "from_at desc, source_id, component_id";

    private final JdbcClient db;
    private final ZoneId zone;
    private final OneMoment oneMoment;

    OutageQueries(
            @Qualifier(AnalyticsDatabase.CLIENT) JdbcClient db,
            StatusPage page,
            @Qualifier(AnalyticsDatabase.MOMENT) OneMoment oneMoment) {
        this.db = db;
        this.zone = page.zone();
        this.oneMoment = oneMoment;
    }

    /**
     * One for each subject and piece of the period, in that order; quiet ones as well.
     *
     * @param limit how many at most
     */
    public List<StoodTime> times(OutageQuestion question, int limit) {
        return oneMoment.read(() -> {
            var components = components(question);
            return sum(question, components)
                    .times(components.values())
                    .limit(limit)
                    .toList();
        });
    }

    /** Those that were not quiet, in any order; how much of them counts is not said. */
    public List<StoodTime> troubled(OutageQuestion question) {
        return oneMoment.read(
                () -> sum(question, components(question)).troubled().toList());
    }

    /**
     * Claims that share a moment with the time that counts, the latest first.
     *
     * @param limit how many at most
     */
    public List<OutageClaim> claims(OutageQuestion question, int limit) {
        return asked("""
                        with counted as not materialized (
                            select claim.*
                            from query.outage_claim_v1 claim
                            join query.outage_component_v2 using (component_id)
                            where basis = :basis
                                and :start < :end
                                and from_at < :end
                                and (start_date is null or to_at is null
                                    or to_at > cast(start_date as timestamp) at time zone :zone)
                                and (retired_at is null
                                    or from_at < cast(cast(retired_at at time zone :zone as date) + 1 as timestamp) at time zone :zone)
                                and %1$s
                        )
                        select * from (
                            (select * from counted where from_at >= :start order by %2$s limit :limit)
                            union all
                            (select * from counted
                             where from_at < :start and tstzrange(from_at, to_at) @> :start
                             order by %2$s limit :limit)
                        ) behind
                        order by %2$s
                        limit :limit
                        """.formatted(CHOSEN, LATEST_FIRST), question)
                .param("limit", limit)
                .query(ClaimRows::read)
                .list()
                .stream()
                .map(OutageClaim::of)
                .toList();
    }

    private StoodSum sum(OutageQuestion question, Map<String, CountedComponent> components) {
        var sum = new StoodSum(question, zone);
        if (question.by() == Subject.WHOLE_GROUP) {
            ofGroups(question)
                    .forEach(
                            (group, claims) -> sum.add(requireNonNull(components.get(group)), question.from(), claims));
            return sum;
        }
        rollup(question, sum);
        standing(question).stream()
                .collect(groupingBy(claim -> claim.claim().componentId().value()))
                .forEach((component, claims) -> sum.add(requireNonNull(components.get(component)), claims));
        return sum;
    }

    /** By their ids; groups that are taken as one by theirs. */
    private Map<String, CountedComponent> components(OutageQuestion question) {
        var wholeGroups = question.by() == Subject.WHOLE_GROUP;
        return asked(
                        "select *, %s as known_from from query.outage_component_v2 component where %s"
                                .formatted(KNOWN, CHOSEN),
                        question)
                .query(this::component)
                .list()
                .stream()
                .filter(component -> !wholeGroups || component.group() != null)
                .collect(toMap(
                        component -> wholeGroups ? component.key(Subject.WHOLE_GROUP) : component.id(),
                        Function.identity(),
                        CountedComponent::around));
    }

    /** By group, all that share a moment with the period, as far as their components count. */
    private Map<String, List<SourcedClaim>> ofGroups(OutageQuestion question) {
        var claims = new HashMap<String, List<SourcedClaim>>();
        asked("""
                        select basis, source_id, component_id, status, window_known, agreed_from, agreed_until, group_id,
                               greatest(from_at, cast(start_date as timestamp) at time zone :zone) as from_at,
                               least(to_at, cast(cast(retired_at at time zone :zone as date) + 1 as timestamp) at time zone :zone)
                                   as to_at
                        from query.outage_component_v2
                        join query.outage_claim_v1 using (component_id)
                        where basis = :basis
                            and group_id is not null
                            and (to_at is null or to_at > :start)
                            and from_at < :end
                            and %s
                        limit :limit
                        """.formatted(CHOSEN), question).param("limit", MOST_CLAIMS + 1).query(row -> {
            claims.computeIfAbsent(row.getString("group_id"), _ -> new ArrayList<>())
                    .add(ClaimRows.read(row, 0));
        });
        requireAtMost(claims.values().stream().mapToInt(List::size).sum());
        return claims;
    }

    private static void requireAtMost(int claims) {
        if (claims > MOST_CLAIMS) {
            throw ProblemException.badRequest(
                    "?from",
                    "TOO_MANY_CLAIMS",
                    "Whole groups are added up from at most %d claims; ask for a shorter period or one group."
                            .formatted(MOST_CLAIMS));
        }
    }

    private void rollup(OutageQuestion question, StoodSum sum) {
        asked("""
                        with standing as (%s)
                        select %s as key, %s as first_day, incident_status, maintenance_status, agreed, sum(micros) as micros
                        from query.outage_component_v2
                        join query.outage_day_v1 using (component_id)
                        left join standing using (component_id)
                        where basis = :basis
                            and day between :from and :to
                            and day >= coalesce(start_date, :from)
                            and day <= coalesce(cast(retired_at at time zone :zone as date), :to)
                            and day < coalesce(since, 'infinity')
                            and %s
                        group by 1, 2, 3, 4, 5
                        """.formatted(STANDING, question.by().column(), question.per().firstDay(), CHOSEN), question)
                .query(row -> {
                    sum.add(
                            row.getString("key"),
                            row.getObject("first_day", LocalDate.class),
                            new Standing(
                                    ClaimRows.status(row.getString("incident_status")),
                                    ClaimRows.status(row.getString("maintenance_status")),
                                    row.getBoolean("agreed")),
                            Duration.ofNanos(row.getLong("micros") * 1_000));
                });
    }

    /** All that share a moment with the days since the first claim that still stands on the same component. */
    private List<SourcedClaim> standing(OutageQuestion question) {
        return asked("""
                        with standing as (%s)
                        select claim.*
                        from standing
                        join query.outage_component_v2 using (component_id)
                        join query.outage_claim_v1 claim using (component_id)
                        where basis = :basis
                            and since <= :to
                            and (to_at is null or to_at > greatest(:start, cast(since as timestamp) at time zone :zone))
                            and from_at < :end
                            and %s
                        """.formatted(STANDING, CHOSEN), question)
                .query(ClaimRows::read)
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, OutageQuestion question) {
        var today = LocalDate.ofInstant(question.now(), zone);
        var to = question.to().isAfter(today) ? today : question.to();
        return db.sql(sql)
                .param("zone", zone.getId())
                .param("basis", question.basis().wireName())
                .param("from", question.from())
                .param("to", to)
                .param("start", start(question.from()))
                .param("end", start(to.plusDays(1)))
                .param(
                        "component",
                        question.component() == null
                                ? null
                                : question.component().value())
                .param(
                        "group",
                        question.group() == null ? null : question.group().value());
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }

    private CountedComponent component(ResultSet row, int number) throws SQLException {
        var start = row.getObject("start_date", LocalDate.class);
        var known = row.getObject("known_from", OffsetDateTime.class);
        var retired = row.getObject("retired_at", OffsetDateTime.class);
        return new CountedComponent(
                row.getString("component_id"),
                row.getString("group_id"),
                start,
                known == null ? start : LocalDate.ofInstant(known.toInstant(), zone),
                retired == null ? null : retired.toInstant());
    }
}
