package dev.incidentledger.query.analytics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.FileSystemUtils;

/** Makes Parquet of rows by DuckDB, which a product has on board that was built with the profile {@code parquet}. */
@Component
class ParquetFiles {

    private static final String DUCKDB = "org.duckdb.DuckDBDriver";

    /** It works in memory, on one processor, and fetches nothing. */
    private static final Map<String, String> SETTINGS = Map.of(
            "threads", "1",
            "memory_limit", "256MB",
            "autoload_known_extensions", "false",
            "autoinstall_known_extensions", "false");

    private final boolean available;

    @Autowired
    ParquetFiles() {
        this(ClassUtils.isPresent(DUCKDB, ParquetFiles.class.getClassLoader()));
    }

    ParquetFiles(boolean available) {
        this.available = available;
    }

    boolean isAvailable() {
        return available;
    }

    /**
     * @param lines a JSON object for each row
     * @param columns of what type each is, in order
     */
    byte[] of(String lines, SequencedMap<String, Class<?>> columns) {
        try {
            var folder = Files.createTempDirectory("ledger-parquet-");
            try {
                var rows = Files.writeString(folder.resolve("rows.ndjson"), lines);
                var table = folder.resolve("rows.parquet");
                convert(rows, columns, table);
                return Files.readAllBytes(table);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void convert(Path rows, SequencedMap<String, Class<?>> columns, Path table) {
        var settings = new Properties();
        settings.putAll(SETTINGS);
        var types = columns.entrySet().stream()
                .map(column -> "'%s': '%s'".formatted(column.getKey(), type(column.getValue())))
                .collect(Collectors.joining(", ", "{", "}"));
        try (var database = DriverManager.getConnection("jdbc:duckdb:", settings);
                var statement = database.createStatement()) {
            statement.execute("""
                    copy (select * from read_json(%s, format = 'newline_delimited', columns = %s))
                    to %s (format parquet)
                    """.formatted(quoted(rows), types, quoted(table)));
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB could not write Parquet", e);
        }
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    private static String type(Class<?> column) {
        if (column == long.class || column == Long.class || column == int.class) {
            return "BIGINT";
        }
        if (column == double.class || column == Double.class) {
            return "DOUBLE";
        }
        if (column == boolean.class) {
            return "BOOLEAN";
        }
        if (column == Instant.class) {
            return "TIMESTAMPTZ";
        }
        if (column == LocalDate.class) {
            return "DATE";
        }
        return column == List.class ? "VARCHAR[]" : "VARCHAR";
    }
}
