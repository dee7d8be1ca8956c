package dev.incidentledger.command.catalogue;

import static dev.incidentledger.events.Audience.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.command.catalogue.CatalogueCommand.Change;
import dev.incidentledger.command.catalogue.CatalogueCommand.RegisterComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.RegisterGroup;
import dev.incidentledger.command.catalogue.CatalogueCommand.RetireComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.RetireGroup;
import dev.incidentledger.command.catalogue.CatalogueCommand.ReviseComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.ReviseGroup;
import dev.incidentledger.command.catalogue.CatalogueState.Component;
import dev.incidentledger.command.catalogue.CatalogueState.Group;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.command.platform.Seed;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Two thousand catalogues, each after sixty commands by chance. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CatalogueModelTest {

    private static final int CATALOGUES = 2_000;
    private static final int COMMANDS = 60;
    private static final Seed SEED = Seed.chosen();

    private final RandomGenerator random = SEED.random();
    private final List<CatalogueEvent> history = new ArrayList<>();
    private CatalogueState state = CatalogueState.EMPTY;

    @Test
    void every_catalogue_keeps_the_rules() {
        for (int i = 0; i < CATALOGUES; i++) {
            history.clear();
            state = CatalogueState.EMPTY;
            for (int n = 0; n < COMMANDS; n++) {
                say(command());
            }
            assertThat(fold(CatalogueState.EMPTY, history))
                    .describedAs("%s", SEED)
                    .isEqualTo(state);
        }
    }

    private void say(CatalogueCommand command) {
        var before = state;
        try {
            var events = CatalogueDecider.decide(before, command);
            history.addAll(events);
            state = fold(before, events);
            assertThat(CatalogueDecider.decide(state, command))
                    .describedAs("%s repeated, %s", command, SEED)
                    .isEmpty();
            assertThat(events.isEmpty()).describedAs("%s, %s", command, SEED).isEqualTo(state.equals(before));
        } catch (Rejected refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        namesAreUniqueWithinTheirGroup();
        liveComponentsStandInLiveGroups();
        theRetiredStayAsTheyWere(before);
    }

    private void namesAreUniqueWithinTheirGroup() {
        assertThat(live().map(component -> component.groupId() + "/" + normalized(component.name())))
                .describedAs("%s", SEED)
                .doesNotHaveDuplicates();
        assertThat(state.liveGroups().map(Map.Entry::getValue).map(group -> normalized(group.name())))
                .describedAs("%s", SEED)
                .doesNotHaveDuplicates();
    }

    private void liveComponentsStandInLiveGroups() {
        assertThat(live().filter(component -> component.groupId() != null)
                        .map(component -> state.groups().get(component.groupId())))
                .describedAs("%s", SEED)
                .noneMatch(Group::retired);
    }

    private void theRetiredStayAsTheyWere(CatalogueState before) {
        before.components().forEach((id, component) -> {
            if (component.retired()) {
                assertThat(state.components()).describedAs("%s", SEED).containsEntry(id, component);
            }
        });
    }

    private Stream<Component> live() {
        return state.components().values().stream().filter(component -> !component.retired());
    }

    private static String normalized(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static CatalogueState fold(CatalogueState state, List<CatalogueEvent> events) {
        for (var event : events) {
            state = CatalogueDecider.evolve(state, event);
        }
        return state;
    }

    private CatalogueCommand command() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 ->
                new RegisterComponent(
                        component(),
                        name(),
                        perhaps(group()),
                        perhaps(place()),
                        perhaps(name()),
                        null,
                        true,
                        coin(),
                        PUBLIC);
            case 3, 4, 5, 6 ->
                new ReviseComponent(
                        component(),
                        perhaps(name()),
                        perhaps(new Change<>(perhaps(group()))),
                        perhaps(place()),
                        perhaps(new Change<>(perhaps(name()))),
                        null,
                        null,
                        perhaps(coin()),
                        null);
            case 7 -> new RetireComponent(component());
            case 8, 9 -> new RegisterGroup(group(), name(), perhaps(place()));
            case 10 -> new ReviseGroup(group(), perhaps(name()), perhaps(place()));
            default -> new RetireGroup(group());
        };
    }

    private ComponentId component() {
        return Samples.componentId(random.nextInt(8));
    }

    private GroupId group() {
        return Samples.groupId(random.nextInt(4));
    }

    private String name() {
        return List.of("Api", "API", " api", "Web", "Mail", "mail ").get(random.nextInt(6));
    }

    private int place() {
        return random.nextInt(1, 4);
    }

    private boolean coin() {
        return random.nextBoolean();
    }

    private <T> T perhaps(T value) {
        return coin() ? value : null;
    }
}
