package dev.incidentledger.query.statuspage;

import static java.util.stream.Collectors.groupingBy;

import dev.incidentledger.query.analytics.DelayRow;
import dev.incidentledger.query.analytics.MonthRow;
import dev.incidentledger.query.analytics.MonthUptimeRow;
import dev.incidentledger.query.platform.MonthRange;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Twelve months in figures.
 *
 * @param uptime components as the page orders them, each with its months in order
 * @param counts one for each month
 * @param at when they were counted
 * @param position up to which the log was in them; empty before they have begun
 * @param current the month that is not over
 * @param audits whether who reads it may read evidence as well
 */
record AnalyticsPage(
        MonthRange months,
        List<MonthUptimeRow> uptime,
        List<DelayRow> delays,
        List<MonthRow> counts,
        Instant at,
        OptionalLong position,
        YearMonth current,
        boolean audits)
        implements PageModel {

    static final String PATH = "/analytics";

    @Override
    public String path() {
        return isNewest() ? PATH : PATH + query();
    }

    /** Where there are too many figures to link each, their rows lead on. */
    @Override
    public List<Grain> grains() {
        return List.of(Grain.ALL, Grain.STATES);
    }

    /** Of the incidents behind a figure. */
    String behind(String what) {
        return "%s/incidents?%s".formatted(PATH, what);
    }

    /** Of a delay or a promise, in all of these months. */
    String behindAll(String what) {
        return behind(isNewest() ? what : what + "&to=" + months.last());
    }

    String table(String name) {
        return "%s/%s.csv%s".formatted(PATH, name, query());
    }

    String earlier() {
        return PATH + "?to=" + months.first().minusMonths(1);
    }

    String later() {
        return PATH + "?to=" + months.last().plusMonths(12);
    }

    boolean isNewest() {
        return !months.last().isBefore(current);
    }

    /** By component, in order. */
    Collection<List<MonthUptimeRow>> components() {
        return uptime.stream()
                .collect(groupingBy(MonthUptimeRow::componentId, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    boolean hasIncidents() {
        return counts.stream().anyMatch(month -> month.incidents() > 0);
    }

    boolean hasPromises() {
        return counts.stream().anyMatch(month -> month.promises() > 0);
    }

    /** Of the month with the most incidents; at least 1. */
    long mostIncidents() {
        return Math.max(1, counts.stream().mapToLong(MonthRow::incidents).max().orElse(0));
    }

    long mostPromises() {
        return Math.max(1, counts.stream().mapToLong(MonthRow::promises).max().orElse(0));
    }

    private String query() {
        return "?to=" + months.last();
    }
}
