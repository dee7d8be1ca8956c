package dev.incidentledger.query.analytics;

import java.time.YearMonth;

/**
 * What happened in one month of the page's zone.
 *
 * @param incidents those whose first update was in it; likewise those that follow
 * @param open how many of them go on
 * @param severe how many of them had an impact of major or critical
 * @param toldAfterwards how many of them the public learned of only once they were over
 * @param kept how many promises that fell due in it were kept; likewise those that follow
 * @param broken those that nobody answered before the incident was over
 * @param overdue those that nobody has answered yet
 */
public record MonthRow(
        YearMonth month,
        long incidents,
        long open,
        long severe,
        long toldAfterwards,
        long kept,
        long late,
        long broken,
        long overdue) {

    public long promises() {
        return kept + late + broken + overdue;
    }
}
