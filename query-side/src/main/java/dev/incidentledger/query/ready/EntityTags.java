package dev.incidentledger.query.ready;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code If-None-Match} says (RFC 9110, 13.1.2): a client may hold either form of a document, and weakly so. */
final class EntityTags {

    private EntityTags() {}

    static boolean match(@Nullable String known, String tag) {
        return known != null
                && (known.strip().equals("*")
                        || Stream.of(known.split(",", -1)).anyMatch(each -> isOf(each.strip(), tag)));
    }

    private static boolean isOf(String told, String tag) {
        var strong = told.startsWith("W/") ? told.substring(2) : told;
        return strong.equals("\"" + tag + "\"") || strong.equals("\"" + tag + "-gzip\"");
    }
}
