package dev.incidentledger.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** The rival: what anyone would write first. One row, one insert, one commit; a table like that of the events. */
final class PlainCommits implements Contestant {

    private static final int ROWS_PER_AGGREGATE = 10;
    private static final byte[] PAYLOAD = Sample.bytes(740);
    private static final byte[] META_DATA = Sample.bytes(160);

    private final Database database;

    private PlainCommits(Database database) {
        this.database = database;
    }

    static PlainCommits in(Database database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("create schema benchmark");
            statement.execute("""
                    create table benchmark.plain_event (
                        global_index         bigint generated always as identity primary key,
                        event_identifier     text   not null unique,
                        type                 text   not null,
                        aggregate_identifier text   not null,
                        sequence_number      bigint not null,
                        time_stamp           text   not null,
                        payload_type         text   not null,
                        payload_revision     text   not null,
                        payload              bytea  not null,
                        meta_data            bytea  not null,
                        unique (aggregate_identifier, sequence_number)
                    )
                    """);
        }
        return new PlainCommits(database);
    }

    @Override
    public Session connect() throws SQLException {
        return new Inserts(database.connect());
    }

    private static final class Inserts implements Session {

        private final Connection connection;
        private final PreparedStatement insert;
        private String aggregate = "";
        private int done;

        Inserts(Connection connection) throws SQLException {
            this.connection = connection;
            this.insert = connection.prepareStatement("""
                    insert into benchmark.plain_event (event_identifier, type, aggregate_identifier, sequence_number,
                        time_stamp, payload_type, payload_revision, payload, meta_data)
                    values (?, 'Incident', ?, ?, ?, 'incident.update-posted', '1', ?, ?)
                    """);
        }

        @Override
        public void work() throws SQLException {
            int sequence = done++ % ROWS_PER_AGGREGATE;
            if (sequence == 0) {
                aggregate = "inc_" + UUID.randomUUID();
            }
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, aggregate);
            insert.setLong(3, sequence);
            insert.setString(4, Instant.now().toString());
            insert.setBytes(5, PAYLOAD);
            insert.setBytes(6, META_DATA);
            insert.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
