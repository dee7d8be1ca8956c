package dev.incidentledger.query.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a batch sets in the rows of one table, column by column. Of two values for a column the later one stands; a
 * column that is not named keeps what it has, which {@code jsonb_populate_record} sees to.
 */
public final class RowPatches {

    private final Map<String, ObjectNode> patches = new LinkedHashMap<>();

    /** @param columns records whose components are called as the columns; the key is one of them */
    public void set(String key, Object... columns) {
        var patch = patches.computeIfAbsent(key, _ -> JsonRows.columns(Map.of()));
        Stream.of(columns).map(JsonRows::columns).forEach(patch::setAll);
    }

    public boolean isEmpty() {
        return patches.isEmpty();
    }

    /** The rows that these patches make of none. */
    public <R> List<R> as(Class<R> type) {
        return patches.values().stream()
                .map(patch -> JsonRows.read(patch.toString(), type))
                .toList();
    }

    public String json() {
        return JsonRows.write(patches.values());
    }
}
