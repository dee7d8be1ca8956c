package dev.incidentledger.command.maintenance;

import static dev.incidentledger.events.Audience.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.incidentledger.command.maintenance.MaintenanceCommand.FollowSchedule;
import dev.incidentledger.command.maintenance.MaintenanceState.Told;
import dev.incidentledger.command.maintenance.MaintenanceState.Unknown;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.command.platform.Seed;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCanceled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceCompleted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceStarted;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdateCorrected;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdatePosted;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Two thousand lives of a maintenance, each of thirty commands by chance. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MaintenanceModelTest {

    private static final int LIVES = 2_000;
    private static final int COMMANDS = 30;

    private static final Seed SEED = Seed.chosen();

    @Test
    void what_was_told_is_always_a_life_that_a_maintenance_can_have() {
        inEveryLife(life -> {
            var told = life.state.updates().told();
            assertThat(told.getFirst().status()).describedAs("%s", SEED).isEqualTo(MaintenanceStatus.SCHEDULED);
            for (int i = 1; i < told.size(); i++) {
                assertThat(meetInSomeLife(
                                EnumSet.of(told.get(i - 1).status(), told.get(i).status())))
                        .describedAs("%s", SEED)
                        .isTrue();
            }
        });
    }

    @Test
    void it_starts_at_most_once_and_ends_at_most_once() {
        inEveryLife(life -> {
            assertThat(life.count(MaintenanceScheduled.class)).isOne();
            assertThat(life.count(MaintenanceStarted.class)).isBetween(0L, 1L);
            assertThat(life.count(MaintenanceCompleted.class) + life.count(MaintenanceCanceled.class))
                    .describedAs("%s", SEED)
                    .isBetween(0L, 1L);
        });
    }

    @Test
    void after_the_end_come_only_notes_and_corrections() {
        inEveryLife(life -> {
            int end = life.indexOfEnd();
            assertThat(life.history.subList(end, life.history.size()))
                    .describedAs("%s", SEED)
                    .allMatch(event -> event instanceof MaintenanceUpdateCorrected
                            || event instanceof MaintenanceUpdatePosted posted
                                    && posted.update().audience() == INTERNAL);
        });
    }

    @Test
    void every_event_changes_something_and_ids_stay_unique() {
        inEveryLife(life -> {
            life.steps.forEach(step -> assertThat(step.events().isEmpty())
                    .describedAs("%s, %s", step.command(), SEED)
                    .isEqualTo(fold(step.before(), step.events()).equals(step.before())));
            assertThat(life.state.updates().posted())
                    .describedAs("%s", SEED)
                    .extracting(MaintenanceUpdate::id)
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void a_command_repeated_at_once_adds_nothing_and_is_not_refused() {
        inEveryLife(life -> life.steps.forEach(step -> assertThat(
                        MaintenanceDecider.decide(fold(step.before(), step.events()), step.command()))
                .describedAs("%s, %s", step.command(), SEED)
                .isEmpty()));
    }

    @Test
    void the_same_history_leads_to_the_same_state_and_any_can_be_read() {
        inEveryLife(life -> {
            assertThat(fold(new Unknown(), life.history)).isEqualTo(life.state);
            var shuffled = new ArrayList<>(life.history);
            Collections.shuffle(shuffled, new Random(SEED.value()));
            assertThatCode(() -> fold(new Unknown(), shuffled))
                    .describedAs("%s", SEED)
                    .doesNotThrowAnyException();
        });
    }

    @Test
    void chance_reaches_every_event_and_every_status() {
        Set<Object> reached = new HashSet<>();
        inEveryLife(life -> {
            reached.add(life.state.status());
            life.history.forEach(event -> reached.add(event.getClass()));
        });
        assertThat(reached).contains((Object[]) MaintenanceStatus.values()).contains((Object[])
                MaintenanceEvent.class.getPermittedSubclasses());
    }

    private static boolean meetInSomeLife(Set<MaintenanceStatus> neighbors) {
        return neighbors.size() == 1
                || !Set.of(
                                Set.of(MaintenanceStatus.SCHEDULED, MaintenanceStatus.VERIFYING),
                                Set.of(MaintenanceStatus.SCHEDULED, MaintenanceStatus.COMPLETED),
                                Set.of(MaintenanceStatus.COMPLETED, MaintenanceStatus.CANCELED))
                        .contains(neighbors);
    }

    private void inEveryLife(Consumer<Life> check) {
        var random = SEED.random();
        for (int i = 0; i < LIVES; i++) {
            check.accept(new Life(random));
        }
    }

    private static MaintenanceState fold(MaintenanceState state, List<MaintenanceEvent> events) {
        for (var event : events) {
            state = MaintenanceDecider.evolve(state, event);
        }
        return state;
    }

    private record Step(MaintenanceState before, MaintenanceCommand command, List<MaintenanceEvent> events) {}

    private static final class Life {

        private final List<Step> steps = new ArrayList<>();
        private final List<MaintenanceEvent> history = new ArrayList<>();
        private Told state;

        Life(RandomGenerator random) {
            var commands = new AnyCommand(random);
            MaintenanceState scheduled = new Unknown();
            while (scheduled instanceof Unknown) {
                scheduled = say(scheduled, commands.schedule());
            }
            state = (Told) scheduled;
            for (int i = 0; i < COMMANDS; i++) {
                state = (Told) say(state, commands.next(state));
            }
        }

        long count(Class<?> kind) {
            return history.stream().filter(kind::isInstance).count();
        }

        int indexOfEnd() {
            for (int i = 0; i < history.size(); i++) {
                if (history.get(i) instanceof MaintenanceCompleted || history.get(i) instanceof MaintenanceCanceled) {
                    return i + 1;
                }
            }
            return history.size();
        }

        private MaintenanceState say(MaintenanceState before, MaintenanceCommand command) {
            try {
                var events = MaintenanceDecider.decide(before, command);
                steps.add(new Step(before, command, events));
                history.addAll(events);
                return fold(before, events);
            } catch (Rejected refused) {
                assertThat(command)
                        .describedAs("The schedule is followed, never refused; %s", SEED)
                        .isNotInstanceOf(FollowSchedule.class);
                assertThat(refused.getMessage()).isNotBlank();
                return before;
            }
        }
    }
}
