package dev.incidentledger.command.incident;

import static dev.incidentledger.command.incident.Samples.NOW;
import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.incident.UpdateStatus.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.incidentledger.command.incident.IncidentState.Open;
import dev.incidentledger.command.incident.IncidentState.Resolved;
import dev.incidentledger.command.incident.IncidentState.Retracted;
import dev.incidentledger.command.incident.IncidentState.Told;
import dev.incidentledger.command.incident.IncidentState.Unknown;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.command.platform.Seed;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Ten thousand lives of an incident, each of forty commands by chance. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IncidentModelTest {

    private static final int LIVES = 10_000;
    private static final int COMMANDS = 40;

    private static final Seed SEED = Seed.chosen();

    @Test
    void every_life_keeps_the_rules() {
        inEveryLife(Life::keepsTheRules);
    }

    @Test
    void every_event_changes_something() {
        inEveryLife(life -> life.steps.forEach(step -> assertThat(step.after())
                .describedAs("%s, %s", step.command(), SEED)
                .satisfies(after -> assertThat(step.events().isEmpty()).isEqualTo(after.equals(step.before())))));
    }

    @Test
    void a_command_repeated_at_once_adds_nothing_and_is_not_refused() {
        inEveryLife(life -> life.steps.forEach(step -> assertThat(IncidentDecider.decide(step.after(), step.command()))
                .describedAs("%s, %s", step.command(), SEED)
                .isEmpty()));
    }

    @Test
    void the_same_history_leads_to_the_same_state() {
        inEveryLife(life -> {
            IncidentState state = new Unknown();
            for (var step : life.steps) {
                state = new Step(state, step.command(), step.events()).after();
            }
            assertThat(state).isEqualTo(life.state);
        });
    }

    @Test
    void a_snapshot_reads_back_as_the_state_that_it_was_made_of() {
        var snapshots = Jackson3Serializer.builder().build();
        inEveryLife(life -> {
            var snapshot = snapshots.serialize(life.state, byte[].class);
            assertThat((IncidentState) snapshots.deserialize(snapshot))
                    .describedAs("%s", SEED)
                    .isEqualTo(life.state);
        });
    }

    @Test
    void any_history_can_be_read_even_out_of_order() {
        inEveryLife(life -> {
            var shuffled = new ArrayList<>(life.history);
            Collections.shuffle(shuffled, new Random(SEED.value()));
            assertThatCode(() -> fold(new Unknown(), shuffled, null))
                    .describedAs("%s", SEED)
                    .doesNotThrowAnyException();
        });
    }

    @Test
    void chance_reaches_every_state_and_every_event() {
        Set<Class<?>> reached = new HashSet<>();
        inEveryLife(life -> {
            reached.add(life.state.getClass());
            life.history.forEach(event -> reached.add(event.getClass()));
        });
        assertThat(reached)
                .containsAll(List.of(Open.class, Resolved.class, Retracted.class))
                .contains(IncidentEvent.class.getPermittedSubclasses());
    }

    private void inEveryLife(Consumer<Life> check) {
        var random = SEED.random();
        for (int i = 0; i < LIVES; i++) {
            check.accept(new Life(random));
        }
    }

    private static IncidentState fold(IncidentState state, List<IncidentEvent> events, @Nullable String reason) {
        for (var event : events) {
            state = IncidentDecider.evolve(state, event, reason);
        }
        return state;
    }

    private record Step(IncidentState before, IncidentCommand command, List<IncidentEvent> events) {

        IncidentState after() {
            return fold(before, events, command.reason());
        }
    }

    private final class Life {

        private final List<Step> steps = new ArrayList<>();
        private final List<IncidentEvent> history = new ArrayList<>();
        private IncidentState state = new Unknown();

        Life(RandomGenerator random) {
            var commands = new AnyCommand(random);
            say(commands.next());
            while (state instanceof Unknown) {
                say(commands.identify());
            }
            for (int i = 0; i < COMMANDS; i++) {
                say(commands.next());
            }
        }

        private void say(IncidentCommand command) {
            try {
                var events = IncidentDecider.decide(state, command);
                var step = new Step(state, command, events);
                steps.add(step);
                history.addAll(events);
                state = step.after();
            } catch (Rejected refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }

        void keepsTheRules() {
            for (var step : steps) {
                keepsTheRules(step);
            }
            versionsAreDense();
            beginsOnce();
        }

        private void keepsTheRules(Step step) {
            var after = step.after();
            if (after instanceof Told told) {
                assertThat(told).describedAs("%s", SEED).satisfies(this::isOpenOrResolvedAsLastTold);
                idsAreUnique(told);
                timesArePossible(told);
                turnsAreInOrder(told.facts().updates().told());
            }
            if (step.before() instanceof Retracted) {
                assertThat(step.events()).describedAs("%s", SEED).isEmpty();
            }
            if (step.events().stream()
                    .anyMatch(event ->
                            event instanceof UpdatePosted e && e.update().audience() == INTERNAL)) {
                assertThat(after).describedAs("%s", SEED).hasSameClassAs(step.before());
            }
        }

        private void isOpenOrResolvedAsLastTold(Told told) {
            boolean resolved = told.facts().updates().lastTold().status() == RESOLVED;
            assertThat(told).isInstanceOf(resolved ? Resolved.class : Open.class);
        }

        private void idsAreUnique(Told told) {
            List<UpdateId> ids = new ArrayList<>(
                    told.facts().updates().posted().stream().map(Update::id).toList());
            var postmortem = told.facts().postmortem();
            if (postmortem != null) {
                ids.add(postmortem.id());
            }
            assertThat(ids).describedAs("%s", SEED).doesNotHaveDuplicates();
        }

        private void timesArePossible(Told told) {
            Instant limit = NOW.plus(Duration.ofMinutes(5));
            for (var update : told.facts().updates().posted()) {
                assertThat(update.occurredAt()).describedAs("%s", SEED).isBeforeOrEqualTo(limit);
                if (update.nextUpdateBy() != null) {
                    assertThat(update.nextUpdateBy()).describedAs("%s", SEED).isAfter(update.occurredAt());
                    assertThat(update.audience()).describedAs("%s", SEED).isEqualTo(PUBLIC);
                    assertThat(update.status().isOpen()).describedAs("%s", SEED).isTrue();
                }
            }
        }

        private void turnsAreInOrder(List<Update> told) {
            for (int i = 1; i < told.size(); i++) {
                Instant time = told.get(i).occurredAt();
                if (told.get(i).status() == RESOLVED) {
                    assertThat(told.subList(0, i))
                            .describedAs("%s", SEED)
                            .anySatisfy(
                                    update -> assertThat(update.occurredAt()).isBeforeOrEqualTo(time));
                } else if (told.get(i - 1).status() == RESOLVED) {
                    assertThat(told.get(i - 1).occurredAt())
                            .describedAs("%s", SEED)
                            .isBeforeOrEqualTo(time);
                }
            }
        }

        private void versionsAreDense() {
            var versions = history.stream()
                    .filter(PostmortemAttached.class::isInstance)
                    .map(event -> ((PostmortemAttached) event).postmortem())
                    .toList();
            assertThat(versions)
                    .describedAs("%s", SEED)
                    .extracting("version")
                    .isEqualTo(IntStream.rangeClosed(1, versions.size()).boxed().toList());
            assertThat(versions.stream().map(version -> version.id()).distinct().count())
                    .isLessThanOrEqualTo(1);
        }

        private void beginsOnce() {
            assertThat(history.stream()
                            .filter(IncidentIdentified.class::isInstance)
                            .count())
                    .isLessThanOrEqualTo(1);
        }
    }
}
