package dev.incidentledger.query.report;

import java.util.regex.Pattern;

/** Where a link in an operator's text may lead: an absolute address on the web, or a mailbox. */
public final class SafeLink {

    private static final Pattern ABSOLUTE =
            Pattern.compile("(?i)(?:https?://[^/\\\\\\s\\p{Cntrl}]|mailto:)[^\\s\\p{Cntrl}]*");

    private SafeLink() {}

    public static boolean leadsTo(String address) {
        return ABSOLUTE.matcher(address).matches() && !BidiControls.isIn(address);
    }
}
