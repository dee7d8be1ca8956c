package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.eventstore.Sample.CloseDoor;
import dev.incidentledger.eventstore.Sample.DoorId;
import dev.incidentledger.eventstore.Sample.OpenDoor;
import dev.incidentledger.eventstore.axonserver.StubEvents.Mood;
import dev.incidentledger.eventstore.axonserver.StubServer;
import dev.incidentledger.eventstore.postgres.AppendOutcomeUnknownException;
import dev.incidentledger.eventstore.postgres.EventStoreUnavailableException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** An Axon Server that is away, slow, or breaks off; each waits a second in place of five. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AxonServerFaultsTest {

    private static final StubServer SERVER = StubServer.start();
    private static final String DATABASE = TestServer.freshDatabase();
    private static AxonServerSide commands;
    private static AxonServerSide queries;

    private final DoorId id = new DoorId("door_" + UUID.randomUUID());

    @BeforeAll
    static void start() {
        commands = AxonServerSide.ofCommands(DATABASE, SERVER.address());
        queries = AxonServerSide.ofQueries(DATABASE, SERVER.address());
    }

    @AfterAll
    static void close() {
        queries.close();
        commands.close();
        SERVER.close();
    }

    @AfterEach
    void allIsWell() {
        SERVER.events().takeAppends(Mood.WELL);
        SERVER.events().answer(Mood.WELL);
    }

    @Test
    void events_that_came_through_before_the_connection_broke_are_recognized() {
        SERVER.events().takeAppends(Mood.RESET);

        assertThat(commands.send(new OpenDoor(id))).isZero();
        assertThat(recorded()).isOne();
    }

    @Test
    void events_that_came_through_without_an_answer_are_recognized() {
        SERVER.events().takeAppends(Mood.SILENT);

        assertThat(commands.send(new OpenDoor(id))).isZero();
        assertThat(recorded()).isOne();
    }

    @Test
    void events_that_did_not_come_through_are_sent_again() {
        SERVER.events().takeAppends(Mood.UNAVAILABLE);
        int before = SERVER.events().appends();

        var sent = CompletableFuture.supplyAsync(() -> commands.send(new OpenDoor(id)));
        await().until(() -> SERVER.events().appends() > before);
        SERVER.events().takeAppends(Mood.WELL);

        assertThat(sent.join()).isZero();
        assertThat(recorded()).isOne();
    }

    @Test
    void whoever_gets_no_answer_in_time_is_told_that_the_outcome_is_unknown() {
        SERVER.events().takeAppends(Mood.HUNG);

        assertThatThrownBy(() -> commands.send(new OpenDoor(id))).isInstanceOf(AppendOutcomeUnknownException.class);

        SERVER.events().takeAppends(Mood.WELL);
        assertThat(commands.send(new OpenDoor(id))).isZero();
        assertThat(recorded()).isOne();
    }

    @Test
    void a_question_that_hangs_ends_in_time() {
        SERVER.events().answer(Mood.HUNG);

        assertThatThrownBy(() -> commands.send(new CloseDoor(id))).isInstanceOf(EventStoreException.class);
    }

    @Test
    void a_question_that_fails_is_no_answer() {
        SERVER.events().answer(Mood.UNAVAILABLE);

        assertThatThrownBy(() -> commands.send(new CloseDoor(id))).isInstanceOf(EventStoreException.class);
    }

    @Test
    void nothing_waits_for_a_server_that_is_away_and_all_goes_on_when_it_is_back() {
        commands.send(new OpenDoor(id));
        SERVER.stop();
        await().until(() -> commands.health("logTakesEvents").getStatus().equals(Status.DOWN));

        assertThatThrownBy(() -> commands.send(new CloseDoor(id)))
                .isInstanceOf(EventStoreUnavailableException.class)
                .hasMessageContaining("Axon Server is not reached");

        SERVER.startAgain();
        await().until(() -> commands.health("logTakesEvents").getStatus().equals(Status.UP));
        assertThat(commands.send(new CloseDoor(id))).isOne();
        await().until(() -> queries.copied().size() == SERVER.events().all().size());
        assertThat(queries.health("axonServerCopied").getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void a_server_that_shows_no_life_is_connected_to_anew_and_the_copy_goes_on() {
        int before = SERVER.introductions();
        SERVER.answerInstructions(false);
        await().until(() -> SERVER.introductions() > before + 1);
        SERVER.answerInstructions(true);

        await().until(() -> commands.health("logTakesEvents").getStatus().equals(Status.UP));
        commands.send(new OpenDoor(id));
        await().until(() -> queries.copied().size() == SERVER.events().all().size());
    }

    @Test
    void what_is_appended_is_counted_in_events_and_commits() {
        double events = count("ledger.log.events.appended");
        double commits = count("ledger.log.commits");

        commands.send(new OpenDoor(id));

        assertThat(count("ledger.log.events.appended")).isEqualTo(events + 1);
        assertThat(count("ledger.log.commits")).isEqualTo(commits + 1);
    }

    @Test
    void a_command_of_which_nobody_knows_whether_it_took_effect_counts_as_failed() {
        double before = count("ledger.log.append.failures");
        SERVER.events().takeAppends(Mood.HUNG);

        assertThatThrownBy(() -> commands.send(new OpenDoor(id))).isInstanceOf(AppendOutcomeUnknownException.class);

        assertThat(count("ledger.log.append.failures")).isEqualTo(before + 1);
    }

    @Test
    void a_command_for_which_the_server_tells_no_events_counts_as_failed() {
        double before = count("ledger.log.append.failures");
        SERVER.events().answer(Mood.UNAVAILABLE);

        assertThatThrownBy(() -> commands.send(new CloseDoor(id))).isInstanceOf(EventStoreException.class);

        assertThat(count("ledger.log.append.failures")).isEqualTo(before + 1);
    }

    private static double count(String name) {
        return commands.meters().get(name).functionCounter().count();
    }

    private long recorded() {
        return SERVER.events().all().stream()
                .filter(event -> event.getAggregateIdentifier().equals(id.value()))
                .count();
    }
}
