package dev.incidentledger.query.ready;

import org.jspecify.annotations.Nullable;

/** What {@code If-None-Match} says (RFC 9110, 13.1.2): a client may hold either form of a document, and weakly so. */
final class EntityTags {

    private EntityTags() {}

    static boolean match(@Nullable String known, String tag) {
        if (known == null) {
            return false;
        }
        for (var each : known.split(",", -1)) {
            var told = each.strip();
            if (told.equals("*") || told.equals("\"" + tag + "\"") || isWeak(told, tag) || isPacked(told, tag)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWeak(String told, String tag) {
        return told.startsWith("W/") && match(told.substring(2), tag);
    }

    private static boolean isPacked(String told, String tag) {
        return told.equals("\"" + tag + "-gzip\"");
    }
}
