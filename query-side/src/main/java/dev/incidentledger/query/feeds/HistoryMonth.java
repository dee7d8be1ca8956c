package dev.incidentledger.query.feeds;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A month and what began in it, the latest first.
 *
 * @param startsOn weekday of its first day, 0 for Sunday
 * @param days how many it has
 */
record HistoryMonth(
        String name, @JsonProperty("starts_on") int startsOn, int days, int year, List<HistoryItem> incidents) {

    private static final int DAYS_OF_A_WEEK = 7;

    static HistoryMonth of(YearMonth month, List<HistoryItem> items) {
        return new HistoryMonth(
                month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                month.atDay(1).getDayOfWeek().getValue() % DAYS_OF_A_WEEK,
                month.lengthOfMonth(),
                month.getYear(),
                items.stream()
                        .sorted(Comparator.comparing(HistoryItem::from).reversed())
                        .toList());
    }
}
