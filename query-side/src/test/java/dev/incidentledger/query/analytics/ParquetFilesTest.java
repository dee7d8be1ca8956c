package dev.incidentledger.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.http.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ParquetFilesTest {

    private static final Instant AT = Instant.parse("2026-11-24T11:32:26.301219Z");

    record Row(
            String key,
            YearMonth month,
            @Nullable LocalDate day,
            @Nullable Instant at,
            long count,
            int updates,
            @Nullable Double fraction,
            boolean open,
            List<String> ids) {}

    @TempDir
    Path folder;

    @Test
    void have_the_columns_of_the_rows_each_of_its_type() throws Exception {
        var file = written(List.of(
                new Row(
                        "=1+1",
                        YearMonth.of(2026, 11),
                        LocalDate.of(9999, 12, 31),
                        AT,
                        1L << 53,
                        2,
                        0.1,
                        true,
                        List.of("a", "b c")),
                new Row("it's\nso", YearMonth.of(2026, 12), null, null, -1, 0, null, false, List.of())));

        assertThat(read("select column_name || ' ' || column_type from (describe from '%s')".formatted(file)))
                .containsExactly(
                        "key VARCHAR",
                        "month VARCHAR",
                        "day DATE",
                        "at TIMESTAMP WITH TIME ZONE",
                        "count BIGINT",
                        "updates BIGINT",
                        "fraction DOUBLE",
                        "open BOOLEAN",
                        "ids VARCHAR[]",
                        "asOfPosition BIGINT");
        assertThat(read("select to_json(r) from '%s' r".formatted(file)))
                .containsExactly(
                        "{\"key\":\"=1+1\",\"month\":\"2026-11\",\"day\":\"9999-12-31\",\"at\":\"2026-11-24 11:32:26.301219+00\","
                                + "\"count\":9007199254740992,\"updates\":2,\"fraction\":0.1,\"open\":true,"
                                + "\"ids\":[\"a\",\"b c\"],\"asOfPosition\":60}",
                        "{\"key\":\"it's\\nso\",\"month\":\"2026-12\",\"day\":null,\"at\":null,"
                                + "\"count\":-1,\"updates\":0,\"fraction\":null,\"open\":false,"
                                + "\"ids\":[],\"asOfPosition\":60}");
    }

    @Test
    void have_columns_even_without_a_row() throws Exception {
        var file = written(List.of());

        assertThat(read("select count(*) from '%s'".formatted(file))).containsExactly("0");
        assertThat(read("select count(*) from (describe from '%s')".formatted(file)))
                .containsExactly("10");
    }

    @Test
    void are_refused_by_name_where_their_library_is_absent_and_never_chosen() throws Exception {
        var without = tables(false);
        var anything = new HttpHeaders();
        anything.setAccept(List.of(MediaType.parseMediaType("application/*")));
        var parquet = new HttpHeaders();
        parquet.setAccept(List.of(TableFormat.PARQUET.mediaType()));

        assertThatThrownBy(() -> without.format("parquet", new HttpHeaders()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("choose csv or ndjson");
        assertThatThrownBy(() -> without.format(null, parquet)).isInstanceOf(HttpMediaTypeNotAcceptableException.class);
        assertThat(without.format(null, anything)).isEqualTo(TableFormat.JSON);
        assertThat(tables(true).format(null, parquet)).isEqualTo(TableFormat.PARQUET);
    }

    private Path written(List<Row> rows) throws Exception {
        var day = LocalDate.of(2026, 11, 24);
        var answer = new Answer<>(day, day, ZoneOffset.UTC, new Rows.AsOf(60L, AT), rows);
        return Files.write(
                folder.resolve("table.parquet"),
                tables(true).answer(answer, Row.class, TableFormat.PARQUET).getBody());
    }

    private static Tables tables(boolean withParquet) {
        return new Tables(JsonMapper.shared(), new ParquetFiles(withParquet));
    }

    private static List<String> read(String sql) throws SQLException {
        try (var database = DriverManager.getConnection("jdbc:duckdb:");
                var statement = database.createStatement()) {
            statement.execute("set timezone = 'UTC'");
            var found = new ArrayList<String>();
            var rows = statement.executeQuery(sql);
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
