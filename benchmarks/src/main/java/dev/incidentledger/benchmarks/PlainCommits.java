package dev.incidentledger.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.common.IdentifierFactory;

/** The rival: what anyone would write first. One row, one insert, one commit; a table like the event log. */
final class PlainCommits implements Contestant {

    private static final int ROWS_PER_AGGREGATE = 10;
    private static final byte[] PAYLOAD = Sample.bytes(740);
    private static final byte[] METADATA = Sample.bytes(160);

    private final Database database;

    private PlainCommits(Database database) {
        this.database = database;
    }

    /** Columns, types, keys and indexes are copied from the log, which has to be there. */
    static PlainCommits in(Database database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    drop table if exists query.plain_event;
                    create table query.plain_event (like event_store.event_log including indexes);
                    alter table query.plain_event
                        alter position add generated always as identity,
                        alter recorded_at set default clock_timestamp()
                    """);
        }
        return new PlainCommits(database);
    }

    @Override
    public Session connect() throws SQLException {
        return new Inserts(database.connect());
    }

    private static final class Inserts implements Session {

        private final IdentifierFactory ids = IdentifierFactory.getInstance();
        private final Connection connection;
        private final PreparedStatement insert;
        private String aggregate = "";
        private int done;

        Inserts(Connection connection) throws SQLException {
            this.connection = connection;
            this.insert = connection.prepareStatement("""
                    insert into query.plain_event (event_id, aggregate_type, aggregate_id, sequence,
                        payload_type, payload_revision, payload, metadata)
                    values (?, 'incident', ?, ?, 'incident.update-posted', '1', ?, ?)
                    """);
        }

        @Override
        public void work() throws SQLException {
            int sequence = done++ % ROWS_PER_AGGREGATE;
            if (sequence == 0) {
                aggregate = "inc_" + ids.generateIdentifier();
            }
            insert.setString(1, ids.generateIdentifier());
            insert.setString(2, aggregate);
            insert.setLong(3, sequence);
            insert.setBytes(4, PAYLOAD);
            insert.setBytes(5, METADATA);
            insert.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
