package dev.incidentledger.query.platform;

import dev.incidentledger.http.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
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

    /** Refuses a period that ends before it has begun; null where it is open. */
    public static void requirePeriod(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw ProblemException.badRequest("?to", "INVALID_PARAMETER", "This must be after from.");
        }
    }

    /**
     * The page, with a link to the next one unless it is the last.
     *
     * @param body made of the items and of the cursor of the next page, which is null on the last one
     */
    public <T, B> ResponseEntity<B> answer(
            Page<T> page,
            String path,
            Map<String, String> filter,
            int limit,
            BiFunction<List<T>, @Nullable String, B> body) {
        var answer = ResponseEntity.ok();
        var next = next(page, path, filter);
        if (next != null) {
            answer.header(HttpHeaders.LINK, link(path, filter, limit, "cursor", next));
        }
        return answer.body(body.apply(page.items(), next));
    }

    /** The cursor of the page behind this one; null on the last one. */
    public @Nullable String next(Page<?> page, String path, Map<String, String> filter) {
        return page.next().map(last -> last.signed(key, list(path, filter))).orElse(null);
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

    /**
     * The value of the header {@code Link}.
     *
     * @param parameter tells where the next page begins
     */
    public static String link(String path, Map<String, String> filter, int limit, String parameter, Object next) {
        var query = UriComponentsBuilder.fromPath(path);
        new TreeMap<>(filter).forEach(query::queryParam);
        return "<%s>; rel=\"next\""
                .formatted(query.queryParam("limit", limit)
                        .queryParam(parameter, next)
                        .encode()
                        .toUriString());
    }

    /** To the parameters that ask for the same list again; null where it does not matter. */
    public static void add(Map<String, String> criteria, String parameter, @Nullable Object value) {
        if (value != null) {
            criteria.put(parameter, value.toString());
        }
    }

    /** The same text for the same filter, and another for any other. */
    private static String list(String path, Map<String, String> filter) {
        return path + new TreeMap<>(filter);
    }
}
