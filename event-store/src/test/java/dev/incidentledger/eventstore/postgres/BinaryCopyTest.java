package dev.incidentledger.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.eventstore.BinaryCopy;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BinaryCopyTest {

    private final LogDatabase database = LogDatabase.create();

    private record Row(long number, @Nullable String text, byte @Nullable [] bytes, Instant time) {}

    @BeforeEach
    void makeTable() {
        database.sql()
                .sql("create table copied (number bigint primary key, text text, bytes bytea, time timestamptz)")
                .update();
    }

    @Test
    void every_type_reads_back_as_it_was_written() {
        var newest = new Row(
                Long.MAX_VALUE,
                "Zürich 🕰\t\n\\",
                new byte[] {0, -1, 127},
                Instant.parse("2026-11-24T10:00:00.123456Z"));
        var oldest = new Row(-1, null, null, Instant.parse("1969-07-20T20:17:40.000001Z"));

        copy(new JdbcTemplate(database.reachedBy(database.port())), List.of(newest, oldest));

        assertThat(rows()).usingRecursiveFieldByFieldElementComparator().containsExactly(oldest, newest);
    }

    @Test
    void what_is_finer_than_a_microsecond_is_cut_off() {
        var times = List.of(
                new Row(1, null, null, Instant.parse("2026-11-24T10:00:00.123456999Z")),
                new Row(2, null, null, Instant.parse("1969-07-20T20:17:40.999999999Z")));

        copy(new JdbcTemplate(database.reachedBy(database.port())), times);

        assertThat(rows())
                .extracting(Row::time)
                .containsExactly(
                        Instant.parse("2026-11-24T10:00:00.123456Z"), Instant.parse("1969-07-20T20:17:40.999999Z"));
    }

    @Test
    void no_row_is_copied_when_one_is_refused() {
        var row = new Row(1, null, null, Instant.EPOCH);

        assertThatThrownBy(() -> copy(new JdbcTemplate(database.reachedBy(database.port())), List.of(row, row)))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(rows()).isEmpty();
    }

    @Test
    void the_connection_goes_on_after_a_row_was_refused() throws Exception {
        try (var connection = database.reachedBy(database.port()).getConnection()) {
            var db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            var row = new Row(1, null, null, Instant.EPOCH);
            connection.setAutoCommit(false);

            assertThatThrownBy(() -> copy(db, List.of(row, row))).isInstanceOf(DuplicateKeyException.class);
            connection.rollback();
            copy(db, List.of(row));
            connection.commit();
        }

        assertThat(rows()).hasSize(1);
    }

    /** Else the next statement would wait for ever, or take the late answer for its own. */
    @Test
    void a_lost_answer_ends_the_connection() throws Exception {
        try (var proxy = FaultProxy.before(database.port())) {
            var through = database.reachedBy(proxy.port());
            through.setSocketTimeout(1);
            try (var connection = through.getConnection()) {
                var db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
                proxy.swallowAnswers();

                assertThatThrownBy(() -> copy(db, List.of(new Row(1, null, null, Instant.EPOCH))))
                        .isInstanceOf(DataAccessException.class);

                assertThat(connection.isClosed()).isTrue();
            }
        }
    }

    private static void copy(JdbcTemplate db, List<Row> rows) {
        new BinaryCopy(db)
                .into(
                        "copied",
                        4,
                        rows,
                        (row, columns) -> columns.number(row.number())
                                .text(row.text())
                                .bytes(row.bytes())
                                .time(row.time()));
    }

    private List<Row> rows() {
        return database.sql()
                .sql("select * from copied order by number")
                .query((row, _) -> new Row(
                        row.getLong(1),
                        row.getString(2),
                        row.getBytes(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
    }
}
