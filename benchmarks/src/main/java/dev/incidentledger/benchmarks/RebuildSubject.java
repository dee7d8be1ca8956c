package dev.incidentledger.benchmarks;

import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.eventstore.Projections;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.standalone.Standalone;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.axonframework.serialization.Serializer;
import org.postgresql.PGConnection;
import org.springframework.context.ConfigurableApplicationContext;

/** The product in this process, over a log of incidents that all projections have followed. */
record RebuildSubject(ConfigurableApplicationContext ledger, Database database, Connection connection, long events)
        implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    static RebuildSubject fill(Path folder, long events) throws Exception {
        var ledger = Standalone.start(
                "--ledger.data-dir=" + folder,
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--logging.level.dev.incidentledger=WARN",
                "--spring.main.register-shutdown-hook=false");
        var engine = ledger.getBean(PostgresEventStorageEngine.class);
        SyntheticLog.fill(engine, events);
        long head = engine.log().headPosition();
        var database = Database.embeddedIn(folder);
        var subject = new RebuildSubject(ledger, database, database.connect(), head);
        subject.settle();
        return subject;
    }

    Gauge gauge() {
        return Gauge.ofThisProcess(database, connection);
    }

    /** Until the projection is level with the log, the last stretch by Axon's processor included. */
    void rebuild(RebuiltProjection projection) throws InterruptedException {
        ledger.getBean(Projections.class).rebuild(projection.group());
        awaitLevel(projection);
    }

    /** Axon's own default does not read back the tokens of a replay. */
    Serializer tokenSerializer() {
        return ledger.getBean("messageSerializer", Serializer.class);
    }

    /** The rival: the same events, with all their columns, as fast as the database gives them out over one connection. */
    void copyOut() throws Exception {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy event_store.event_log to stdout", OutputStream.nullOutputStream());
    }

    long rowsOf(RebuiltProjection projection) throws SQLException {
        long rows = 0;
        for (var table : projection.tables()) {
            try (var statement = connection.createStatement();
                    var count = statement.executeQuery("select count(*) from query." + table)) {
                count.next();
                rows += count.getLong(1);
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        try (ledger) {
            connection.close();
        }
    }

    private void settle() throws Exception {
        for (var projection : RebuiltProjection.values()) {
            awaitLevel(projection);
        }
        try (var owner = database.connectAsOwner();
                var statement = owner.createStatement()) {
            statement.execute("vacuum analyze event_store.event_log");
        }
    }

    private void awaitLevel(RebuiltProjection projection) throws InterruptedException {
        if (!ledger.getBean(ProjectionPositions.class).await(projection.group(), events, PATIENCE)) {
            throw new IllegalStateException(projection.group() + " did not follow the log");
        }
    }
}
