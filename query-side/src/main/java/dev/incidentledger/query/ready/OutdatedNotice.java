package dev.incidentledger.query.ready;

import java.time.Instant;
import java.util.Locale;

/** The words on top of a page that may not be how things stand. */
@FunctionalInterface
public interface OutdatedNotice {

    /**
     * As HTML.
     *
     * @param asOf everything that was recorded up to then is on the page
     */
    String in(Locale language, Instant asOf);
}
