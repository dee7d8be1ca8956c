package dev.incidentledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.incidentledger.eventstore.RecordedKeys;
import dev.incidentledger.eventstore.postgres.AppendOutcomeUnknownException;
import dev.incidentledger.http.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.dao.InvalidDataAccessResourceUsageException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyedCommandsTest {

    private static final ScopedKey KEY = new ScopedKey("tok_1/key", "fingerprint");

    /** What comes of looking whether it is recorded. */
    static final List<RecordedKeys> LOOKS = List.of(
            (_, _) -> Optional.empty(),
            (_, _) -> {
                throw new EventStoreException("The event store does not answer");
            },
            (_, _) -> {
                throw new InvalidDataAccessResourceUsageException("The event store refuses the statement");
            });

    @ParameterizedTest
    @FieldSource("LOOKS")
    void nobody_is_told_that_nothing_was_recorded_where_that_is_not_known(RecordedKeys keys) {
        var events = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        var commands = new KeyedCommands(keys, events, (_, _) -> OptionalLong.empty());

        var problem = catchThrowableOfType(
                ProblemException.class,
                () -> commands.once(KEY, "inc_1", () -> {
                    throw new AppendOutcomeUnknownException(new IllegalStateException("lost"));
                }));

        assertThat(problem.code()).isEqualTo("EVENT_STORE_OUTCOME_UNKNOWN");
        assertThat(problem.retryable()).isTrue();
    }
}
