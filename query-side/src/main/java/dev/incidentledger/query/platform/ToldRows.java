package dev.incidentledger.query.platform;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How rows become lines of an export, also those that somebody has filled with nonsense. */
public final class ToldRows {

    private static final JsonMapper LINES = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final JsonMapper ROWS = JsonRows.JSON
            .rebuild()
            .addModule(new SimpleModule().addDeserializer(Instant.class, new AnyTime()))
            .build();

    private ToldRows() {}

    /** A row as its projection would write it. */
    public static <R extends ToldRow> R of(Object row, Class<R> type) {
        return ROWS.treeToValue(JsonRows.columns(row), type);
    }

    /** As {@link JsonRows#as}. */
    static <R extends ToldRow> RowMapper<R> as(Class<R> type) {
        return (row, _) -> ROWS.readValue(row.getString(1), type);
    }

    static String line(ToldRow row) {
        return LINES.writeValueAsString(row);
    }

    /** A database knows times that no event has, such as infinity: all of them are read as the farthest that there is. */
    private static final class AnyTime extends StdDeserializer<Instant> {

        AnyTime() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) {
            try {
                return OffsetDateTime.parse(json.getString()).toInstant();
            } catch (DateTimeException _) {
                return Instant.MAX;
            }
        }
    }
}
