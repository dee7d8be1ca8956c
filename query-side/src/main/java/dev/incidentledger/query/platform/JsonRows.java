package dev.incidentledger.query.platform;

import java.util.Collection;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rows as the JSON that PostgreSQL reads and writes: a record's components are the columns, in snake case. */
public final class JsonRows {

    static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private JsonRows() {}

    /** For {@code jsonb_populate_recordset} and its kin. */
    public static String write(Collection<?> rows) {
        return JSON.writeValueAsString(rows);
    }

    /** Reads what {@code to_jsonb} made of a row, in the only column selected. */
    public static <R> RowMapper<R> as(Class<R> type) {
        return (row, _) -> read(row.getString(1), type);
    }

    static <R> R read(String row, Class<R> type) {
        return JSON.readValue(row, type);
    }

    static ObjectNode columns(Object row) {
        return JSON.valueToTree(row);
    }
}
