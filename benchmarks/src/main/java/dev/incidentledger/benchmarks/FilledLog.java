package dev.incidentledger.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;

/** Puts many events into a log by SQL, as commands would have recorded them: diaries of ten entries each. */
final class FilledLog {

    private static final int CHUNK = 500_000;

    private static final String APPEND = """
            insert into event_store.event_log (
                position, event_id, aggregate_type, aggregate_id, sequence,
                payload_type, payload_revision, payload, metadata, recorded_at)
            select n, uuidv7()::text, 'diary', diary, (n - 1) %% 10,
                'diary.entry-written', '1',
                convert_to(format('{"diaryId":"%%s","text":"%1$s"}', diary), 'UTF8'),
                convert_to(format('{"actor":"tok_0000000000000000000000000","channel":"api",'
                    '"correlationId":"00000000-0000-0000-0000-000000000000","causationId":"%%s"}', uuidv7()), 'UTF8'),
                now() - make_interval(secs => ? - n)
            from generate_series(?::bigint, ?::bigint) as n,
                lateral (select 'dry_' || lpad(to_hex((n - 1) / 10), 36, '0') as diary)
            """.formatted(Diary.TEXT);

    private FilledLog() {}

    /** The log must be empty, and nobody may be appending. */
    static void fill(Database database, long events) throws SQLException {
        try (var owner = database.connectAsOwner();
                var statement = owner.createStatement()) {
            for (long done = 0; done < events; done += CHUNK) {
                append(owner, done + 1, Math.min(events, done + CHUNK), events);
                System.out.printf("%,d of %,d events filled in%n", Math.min(events, done + CHUNK), events);
            }
            statement.execute(
                    "update event_store.event_log_head set recorded_at = now(), position = %d".formatted(events));
            statement.execute("vacuum analyze event_store.event_log");
        }
    }

    static long count(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var head = statement.executeQuery("select position from event_store.event_log_head")) {
            head.next();
            return head.getLong(1);
        }
    }

    private static void append(Connection owner, long first, long last, long all) throws SQLException {
        try (var insert = owner.prepareStatement(APPEND)) {
            insert.setLong(1, all);
            insert.setLong(2, first);
            insert.setLong(3, last);
            insert.executeUpdate();
        }
    }
}
