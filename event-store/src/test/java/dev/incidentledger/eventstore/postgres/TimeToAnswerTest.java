package dev.incidentledger.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.eventstore.TimeToAnswer;
import dev.incidentledger.eventstore.postgres.AppendAttempt.Told;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The database has all the time in the world, and so has the engine; whoever waits for an answer has not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TimeToAnswerTest {

    private static final Duration SHORT = Duration.ofMillis(1_200);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final AtomicInteger connected = new AtomicInteger();
    private LogDatabase database;
    private FaultProxy proxy;
    private SingleConnectionDataSource reading;
    private PostgresEventStorageEngine engine;

    @BeforeEach
    void connect() throws Exception {
        database = LogDatabase.create();
        proxy = FaultProxy.before(database.port());
        reading = new SingleConnectionDataSource(patient().getConnection(), true);
        engine = database.engineOver(patient())
                .connections(this::connection)
                .patience(LONG)
                .build();
        assertThat(append("first").told()).isEqualTo(Told.RECORDED);
    }

    @AfterEach
    void disconnect() throws Exception {
        proxy.refuse();
        proxy.admitAgain(); // what the lane has begun comes to its end
        engine.close();
        reading.destroy();
        proxy.close();
    }

    @Test
    void whoever_reads_is_told_in_time_that_there_is_no_answer() {
        proxy.delayRequests(LONG);

        var read = within(SHORT, () -> engine.lastSequenceNumberFor("first"));

        assertThat(read)
                .failsWithin(SOON)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(EventStoreException.class)
                .havingRootCause()
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void nothing_is_begun_once_the_time_is_over() {
        int before = connected.get();

        assertThatThrownBy(() -> TimeToAnswer.within(Duration.ZERO, () -> engine.lastSequenceNumberFor("first")))
                .isInstanceOf(EventStoreException.class)
                .hasCauseInstanceOf(SQLTimeoutException.class);

        assertThat(connected).hasValue(before);
        assertThat(TimeToAnswer.within(Duration.ZERO, () -> append("late")).told())
                .isEqualTo(Told.UNAVAILABLE);
        assertThat(database.positionsById()).hasSize(1);
    }

    @Test
    void whoever_has_time_reads_as_usual() {
        assertThat(TimeToAnswer.within(LONG, () -> engine.lastSequenceNumberFor("first")))
                .hasValue(0L);
    }

    @Test
    void what_is_on_its_way_is_unknown_and_what_still_waits_is_not_recorded() {
        proxy.delayRequests(LONG);

        var sent = within(SHORT, () -> append("sent"));
        assertThat(sent).succeedsWithin(SOON);
        var waiting = within(SHORT, () -> append("waiting"));
        assertThat(waiting).succeedsWithin(SOON);

        assertThat(sent.join().told()).isEqualTo(Told.UNKNOWN);
        assertThat(waiting.join().told()).isEqualTo(Told.UNAVAILABLE);
        proxy.delayRequests(Duration.ZERO);
        proxy.cut();
        assertThat(append("later").told()).isEqualTo(Told.RECORDED);
        assertThat(sent.join().isTrueIn(database.positionsById())).isTrue();
        assertThat(waiting.join().isTrueIn(database.positionsById())).isTrue();
    }

    private AppendAttempt append(String aggregateId) {
        return AppendAttempt.of(engine, AppendAttempt.events(aggregateId, 0, 1));
    }

    private PGSimpleDataSource patient() {
        var connections = database.reachedBy(proxy.port());
        connections.setSocketTimeout(Math.toIntExact(LONG.toSeconds()));
        return connections;
    }

    private Connection connection() throws SQLException {
        connected.incrementAndGet();
        return reading.getConnection();
    }

    private static <T> CompletableFuture<T> within(Duration time, Supplier<T> work) {
        return CompletableFuture.supplyAsync(() -> TimeToAnswer.within(time, work), Thread::startVirtualThread);
    }
}
