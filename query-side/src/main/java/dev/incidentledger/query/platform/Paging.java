package dev.incidentledger.query.platform;

import dev.incidentledger.http.ProblemException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Hands out the cursors of lists, and takes them back. A cursor is good for the list and the filter that it was made for. */
@Component
public final class Paging {

    private static final int LARGEST_PAGE = 200;

    private final CursorKey key;

    Paging(CursorKey key) {
        this.key = key;
    }

    /** Refuses a page that is empty or too large. */
    public static void requireLimit(int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw ProblemException.badRequest(
                    "?limit", "INVALID_PARAMETER", "Ask for 1 to %d at a time.".formatted(LARGEST_PAGE));
        }
    }

    public String cursor(ListCursor last, String path, Map<String, String> filter) {
        return last.signed(key, list(path, filter));
    }

    /** Null when none was sent; refuses one that was not made here for this list and filter. */
    public @Nullable ListCursor read(@Nullable String cursor, String path, Map<String, String> filter) {
        return cursor == null
                ? null
                : ListCursor.read(cursor, key, list(path, filter))
                        .orElseThrow(() -> ProblemException.badRequest(
                                "?cursor",
                                "INVALID_CURSOR",
                                "This cursor was not made here for this filter; begin again without it."));
    }

    /** The value of the header {@code Link}. */
    public static String link(String path, Map<String, String> filter, int limit, String next) {
        var query = UriComponentsBuilder.fromPath(path);
        new TreeMap<>(filter).forEach(query::queryParam);
        return "<%s>; rel=\"next\""
                .formatted(query.queryParam("limit", limit)
                        .queryParam("cursor", next)
                        .encode()
                        .toUriString());
    }

    /** The same text for the same filter, and another for any other. */
    private static String list(String path, Map<String, String> filter) {
        return path + new TreeMap<>(filter);
    }
}
