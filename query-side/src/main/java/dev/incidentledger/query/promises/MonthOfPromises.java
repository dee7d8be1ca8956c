package dev.incidentledger.query.promises;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What became of the promises that fell due in one month of the page's zone. The counts of states add up to those promised.
 *
 * @param decided of how many the outcome is known for good: kept, late or broken
 * @param keptShare of the decided ones, from 0 to 1; null when there are none
 * @param p50LatenessSeconds the median of how late the late ones were, rounded down; null when there are none
 */
record MonthOfPromises(
        YearMonth month,
        long promised,
        long kept,
        long late,
        long broken,
        long due,
        long overdue,
        long decided,
        @Nullable Double keptShare,
        @Nullable Long p50LatenessSeconds) {

    static MonthOfPromises of(
            YearMonth month,
            long kept,
            long late,
            long broken,
            long due,
            long overdue,
            @Nullable Long p50LatenessSeconds) {
        long decided = kept + late + broken;
        return new MonthOfPromises(
                month,
                decided + due + overdue,
                kept,
                late,
                broken,
                due,
                overdue,
                decided,
                decided == 0 ? null : (double) kept / decided,
                p50LatenessSeconds);
    }
}
