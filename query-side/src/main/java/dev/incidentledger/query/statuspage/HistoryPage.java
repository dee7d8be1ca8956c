package dev.incidentledger.query.statuspage;

import java.time.YearMonth;
import java.util.List;

/**
 * One month of the past, or a part of it where much happened.
 *
 * @param part from 1, the latest first
 * @param parts how many the month has
 * @param entries those that began in it, the latest first
 * @param months all that have a page, the latest first
 */
record HistoryPage(String path, YearMonth month, int part, int parts, List<Entry> entries, List<MonthLink> months)
        implements PageModel {

    static final String PATH = "/history";

    /** A month with as many entries. */
    record MonthLink(YearMonth month, int entries) {

        String path() {
            return pathOf(month, 1);
        }
    }

    /** A month is found where its first part is. */
    static String pathOf(YearMonth month, int part) {
        return PATH + "/" + month + (part == 1 ? "" : "/" + part);
    }

    boolean hasLater() {
        return part > 1;
    }

    String later() {
        return pathOf(month, part - 1);
    }

    boolean hasEarlier() {
        return part < parts;
    }

    String earlier() {
        return pathOf(month, part + 1);
    }
}
