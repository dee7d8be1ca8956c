package dev.incidentledger.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Axon's own tests of a storage engine. Those are overridden that presume the appender's clock: the time of our events is
 * the database's.
 */
class AxonEngineContractTest
        extends BatchingEventStorageEngineTest<PostgresEventStorageEngine, PostgresEventStorageEngine.Builder> {

    private static final Instant LONG_AGO = Instant.parse("2007-12-03T10:15:30Z");

    private final TestLog log = TestLog.fresh();
    private final List<TestLog> customized = new ArrayList<>();

    @BeforeEach
    void setUp() {
        setTestSubject(log.engine());
    }

    @AfterEach
    void close() {
        customized.forEach(TestLog::close);
        log.close();
    }

    @Override
    protected PostgresEventStorageEngine createEngine(UnaryOperator<PostgresEventStorageEngine.Builder> customization) {
        var another = log.another(customization);
        customized.add(another);
        return another.engine();
    }

    /** Our exceptions do not depend on a resolver. */
    @Test
    @Override
    public void storeDuplicateEventWithoutExceptionResolver() {
        var engine = createEngine(builder -> {
            builder.persistenceExceptionResolver(_ -> false);
            return builder;
        });

        assertThatThrownBy(() -> engine.appendEvents(createEvent(0), createEvent(0)))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    @Override
    public void createTokenAt() {
        assertTokenAtTimeOf(2);
    }

    @Test
    @Override
    public void createTokenAtExactTime() {
        assertTokenAtTimeOf(1);
    }

    @Test
    @Override
    public void createTokenWithUnorderedEvents() {
        assertTokenAtTimeOf(3);
    }

    @Test
    @Override
    public void createTokenAtTimeAfterLastEvent() {
        appendThree();

        assertThat(log.engine().createTokenAt(Instant.parse("2999-01-01T00:00:00Z")))
                .isEqualTo(log.engine().createHeadToken());
    }

    @Test
    @Override
    public void createTokenAtTimeBeforeFirstEvent() {
        appendThree();

        assertThat(log.engine().createTokenAt(LONG_AGO)).isEqualTo(log.engine().createTailToken());
    }

    private void assertTokenAtTimeOf(int position) {
        appendThree();

        assertThat(log.engine().createTokenAt(log.rows().get(position - 1).recordedAt()))
                .isEqualTo(new GlobalSequenceTrackingToken(position - 1));
    }

    /** One after the other, so that each has a time of its own; as told by the appender they go backwards. */
    private void appendThree() {
        for (int i = 0; i < 3; i++) {
            log.append(createEvent(i, LONG_AGO.minusSeconds(i)));
        }
    }
}
