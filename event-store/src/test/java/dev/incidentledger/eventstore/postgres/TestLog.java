package dev.incidentledger.eventstore.postgres;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.incidentledger.eventstore.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An engine of its own on a log: a fresh one, or that of another engine, as if it ran in another process. */
final class TestLog implements AutoCloseable {

    static final Serializer JSON = Jackson3Serializer.builder().build();

    private final String url;
    private final HikariDataSource pool;
    private final PostgresEventStorageEngine engine;
    private final boolean first;

    private TestLog(String url, boolean first, UnaryOperator<PostgresEventStorageEngine.Builder> customization) {
        this.url = url;
        this.first = first;
        this.pool = pool(url);
        this.engine = customization
                .apply(PostgresEventStorageEngine.builder()
                        .database(database())
                        .connections(pool::getConnection)
                        .eventSerializer(JSON)
                        .snapshotSerializer(JSON))
                .build();
    }

    static TestLog fresh() {
        return fresh(builder -> builder);
    }

    static TestLog fresh(UnaryOperator<PostgresEventStorageEngine.Builder> customization) {
        return new TestLog(TestServer.freshLog(), true, customization);
    }

    TestLog another() {
        return another(builder -> builder);
    }

    TestLog another(UnaryOperator<PostgresEventStorageEngine.Builder> customization) {
        return new TestLog(url, false, customization);
    }

    static DomainEventMessage<String> event(String aggregateId, long sequence) {
        return event(aggregateId, sequence, "event %d of %s".formatted(sequence, aggregateId));
    }

    static DomainEventMessage<String> event(String aggregateId, long sequence, String payload) {
        return new GenericDomainEventMessage<>("Thing", aggregateId, sequence, payload);
    }

    static List<DomainEventMessage<String>> events(String aggregateId, int count) {
        return IntStream.range(0, count).mapToObj(i -> event(aggregateId, i)).toList();
    }

    PostgresEventStorageEngine engine() {
        return engine;
    }

    DataSource database() {
        return TestServer.connectionsTo(url);
    }

    JdbcClient db() {
        return JdbcClient.create(pool);
    }

    void append(EventMessage<?>... events) {
        engine.appendEvents(events);
    }

    long count() {
        return engine.log().headPosition();
    }

    List<LoggedEvent> rows() {
        return engine.log().after(0, Integer.MAX_VALUE);
    }

    /** How many transactions have recorded what is in the log. */
    long commits() {
        return db().sql("select count(distinct xmin::text) from event_store.event_log")
                .query(Long.class)
                .single();
    }

    /** Nothing goes into the log until the answer is closed. */
    Connection holdHead() throws SQLException {
        var holder = database().getConnection();
        holder.setAutoCommit(false);
        holder.createStatement().execute("select from event_store.event_log_head for update");
        return holder;
    }

    void awaitAppendersAtTheHead(int count) {
        await().until(() -> db().sql("select count(*) from pg_stat_activity"
                                + " where datname = current_database() and wait_event_type = 'Lock'")
                        .query(Integer.class)
                        .single()
                == count);
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
        if (first) {
            TestServer.drop(url);
        }
    }

    private static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(5);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }
}
