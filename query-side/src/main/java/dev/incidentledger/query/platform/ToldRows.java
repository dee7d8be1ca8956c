package dev.incidentledger.query.platform;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How rows become lines of an export, also those that somebody has filled with nonsense. A record's components are the columns, in
 * snake case, by the types that are read here.
 */
public final class ToldRows<R extends ToldRow> implements RowMapper<R> {

    private static final JsonMapper LINES = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final RecordComponent[] components;
    private final Constructor<R> constructor;

    ToldRows(Class<R> type) {
        this.components = type.getRecordComponents();
        this.constructor = BeanUtils.getResolvableConstructor(type);
    }

    /** A row as its projection would write it. */
    public static <R extends ToldRow> R of(Object row, Class<R> type) {
        return JsonRows.JSON.treeToValue(JsonRows.columns(row), type);
    }

    static String line(ToldRow row) {
        return LINES.writeValueAsString(row);
    }

    /** To be selected, in this order. */
    String columns() {
        return Stream.of(components).map(ToldRows::column).collect(joining(", "));
    }

    private static String column(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    @Override
    public R mapRow(ResultSet row, int number) throws SQLException {
        var values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(row, i + 1, components[i].getType());
        }
        return BeanUtils.instantiateClass(constructor, values);
    }

    private static @Nullable Object value(ResultSet row, int column, Class<?> type) throws SQLException {
        if (type == String.class) {
            return row.getString(column);
        }
        if (type == Instant.class) {
            var time = row.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
        if (type == List.class) {
            var array = row.getArray(column);
            return array == null ? null : Arrays.asList((Object[]) array.getArray());
        }
        if (type == Object.class) {
            var json = row.getString(column);
            return json == null ? null : LINES.readValue(json, Object.class);
        }
        return row.getObject(column);
    }
}
