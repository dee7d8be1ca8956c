package dev.incidentledger.query.corrections;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.YearMonth;

/**
 * The corrections that were recorded in one month of the page's zone.
 *
 * @param incidents how many were corrected; likewise {@code maintenances}
 */
record CorrectedMonth(
        YearMonth month,
        long incidents,
        long maintenances,
        @JsonUnwrapped Tally tally) {}
