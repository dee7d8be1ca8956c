package dev.incidentledger.query.statuspage;

import java.time.YearMonth;
import java.util.List;

/**
 * One month of the past.
 *
 * @param entries those that began in it, the latest first
 * @param months all that have a page, the latest first
 */
record HistoryPage(String path, YearMonth month, List<Entry> entries, List<MonthLink> months) implements PageModel {

    static final String PATH = "/history";

    /** A month with as many entries. */
    record MonthLink(YearMonth month, int entries) {

        String path() {
            return PATH + "/" + month;
        }
    }
}
