package dev.incidentledger.eventstore.postgres;

import static dev.incidentledger.eventstore.postgres.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The same command, sent twice, is recorded once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandKeyTest {

    private final TestLog log = TestLog.fresh(builder -> builder.commandKey(CommandKeyTest::keyOf));

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void a_key_is_recorded_with_the_first_event_only() {
        log.append(keyed("a", 0, "key 1"), keyed("a", 1, "key 1"));

        assertThat(log.db()
                        .sql("select command_key from event_store.event_log order by position")
                        .query(String.class)
                        .list())
                .containsExactly("key 1", null);
    }

    @Test
    void a_key_is_used_once_in_the_whole_log() {
        log.append(event("before", 0));
        log.append(keyed("a", 0, "key 1"), event("a", 1));

        assertThatThrownBy(() -> log.append(keyed("b", 0, "key 1"), event("b", 1)))
                .isInstanceOfSatisfying(CommandKeyUsedException.class, used -> {
                    assertThat(used.commandKey()).isEqualTo("key 1");
                    assertThat(used.position()).isEqualTo(2);
                });
        assertThat(log.count()).isEqualTo(3);
    }

    /** Otherwise a retry would be taken for a conflict, and its caller would not learn that it has succeeded. */
    @Test
    void a_command_sent_again_unchanged_is_told_of_its_key_and_not_of_the_place() {
        log.append(keyed("a", 0, "key 1"));

        assertThatThrownBy(() -> log.append(keyed("a", 0, "key 1"))).isInstanceOf(CommandKeyUsedException.class);
    }

    @Test
    void a_used_key_in_a_group_harms_nobody_else() throws SQLException {
        log.append(keyed("a", 0, "key 1"));
        try (var callers = Callers.behindABusyLaneOf(log)) {
            callers.queue(keyed("b", 0, "key 2"));
            callers.queue(keyed("c", 0, "key 1"));
            callers.queue(event("d", 0));

            assertThat(callers.outcomes())
                    .satisfiesExactly(
                            b -> assertThat(b).isNull(),
                            c -> assertThat(c).isInstanceOf(CommandKeyUsedException.class),
                            d -> assertThat(d).isNull());
        }
        assertThat(log.rows()).extracting(LoggedEvent::aggregateId).endsWith("b", "d");
    }

    @Test
    void of_two_that_wait_with_the_same_key_the_first_is_recorded() throws SQLException {
        try (var callers = Callers.behindABusyLaneOf(log)) {
            callers.queue(keyed("a", 0, "key 1"));
            callers.queue(keyed("b", 0, "key 1"));

            assertThat(callers.outcomes())
                    .satisfiesExactly(
                            a -> assertThat(a).isNull(),
                            b -> assertThat(b)
                                    .isInstanceOfSatisfying(
                                            CommandKeyUsedException.class,
                                            used -> assertThat(used.position()).isEqualTo(2)));
        }
    }

    private static EventMessage<?> keyed(String aggregateId, long sequence, String key) {
        return event(aggregateId, sequence).andMetaData(Map.of("key", key));
    }

    private static Optional<String> keyOf(EventMessage<?> event) {
        return Optional.ofNullable((String) event.getMetaData().get("key"));
    }
}
