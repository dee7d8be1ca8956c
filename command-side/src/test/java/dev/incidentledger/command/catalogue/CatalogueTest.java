package dev.incidentledger.command.catalogue;

import static dev.incidentledger.command.catalogue.Samples.API;
import static dev.incidentledger.command.catalogue.Samples.ASIA;
import static dev.incidentledger.command.catalogue.Samples.EUROPE;
import static dev.incidentledger.command.catalogue.Samples.WEB;
import static dev.incidentledger.command.catalogue.Samples.componentId;
import static dev.incidentledger.command.catalogue.Samples.move;
import static dev.incidentledger.command.catalogue.Samples.register;
import static dev.incidentledger.command.catalogue.Samples.registered;
import static dev.incidentledger.command.catalogue.Samples.rename;
import static dev.incidentledger.command.platform.Refusal.refusal;
import static dev.incidentledger.command.platform.RejectionCode.COMPONENT_NOT_FOUND;
import static dev.incidentledger.command.platform.RejectionCode.COMPONENT_RETIRED;
import static dev.incidentledger.command.platform.RejectionCode.GROUP_NOT_EMPTY;
import static dev.incidentledger.command.platform.RejectionCode.GROUP_NOT_FOUND;
import static dev.incidentledger.command.platform.RejectionCode.GROUP_RETIRED;
import static dev.incidentledger.command.platform.RejectionCode.NAME_TAKEN;
import static dev.incidentledger.command.platform.RejectionCode.RETIRED_GROUP;
import static dev.incidentledger.command.platform.RejectionCode.UNKNOWN_GROUP;
import static dev.incidentledger.events.Audience.INTERNAL;

import dev.incidentledger.command.catalogue.CatalogueCommand.Change;
import dev.incidentledger.command.catalogue.CatalogueCommand.RegisterComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.RegisterGroup;
import dev.incidentledger.command.catalogue.CatalogueCommand.RetireComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.RetireGroup;
import dev.incidentledger.command.catalogue.CatalogueCommand.ReviseComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.ReviseGroup;
import dev.incidentledger.command.platform.Outcome;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentDescribed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentMoved;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRenamed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRetired;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupMoved;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRenamed;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRetired;
import java.time.LocalDate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CatalogueTest {

    private static final LocalDate MARCH = LocalDate.parse("2026-03-01");

    private final FixtureConfiguration<Catalogue> catalogue = new AggregateTestFixture<>(Catalogue.class);

    @Nested
    class RegisteringAComponent {

        @Test
        void records_all_that_was_said() {
            catalogue
                    .given(registered(EUROPE, "Europe", 1))
                    .when(new RegisterComponent(API, "API", EUROPE, 7, "The API", MARCH, false, true, INTERNAL))
                    .expectEvents(
                            new ComponentRegistered(API, "API", EUROPE, 7, "The API", MARCH, false, true, INTERNAL))
                    .expectResultMessagePayload(new Outcome(1, true));
        }

        @Test
        void may_be_the_first_thing_in_the_catalogue() {
            catalogue
                    .givenNoPriorActivity()
                    .when(register(API, "API", null, null))
                    .expectEvents(registered(API, "API", null, 1))
                    .expectResultMessagePayload(new Outcome(0, true));
        }

        @Test
        void takes_the_last_place_in_its_group_unless_told_otherwise() {
            catalogue
                    .given(
                            registered(EUROPE, "Europe", 1),
                            registered(API, "API", EUROPE, 4),
                            registered(componentId(3), "Mail", null, 9))
                    .when(register(WEB, "Web", EUROPE, null))
                    .expectEvents(registered(WEB, "Web", EUROPE, 5));
        }

        @Test
        void takes_the_last_place_among_groups_too_when_it_stands_outside_of_any() {
            catalogue
                    .given(registered(EUROPE, "Europe", 6), registered(API, "API", null, 2))
                    .when(register(WEB, "Web", null, null))
                    .expectEvents(registered(WEB, "Web", null, 7));
        }

        @Test
        void ignores_the_places_of_the_retired() {
            catalogue
                    .given(registered(API, "API", null, 8), new ComponentRetired(API))
                    .when(register(WEB, "Web", null, null))
                    .expectEvents(registered(WEB, "Web", null, 1));
        }

        @Test
        void twice_under_one_id_registers_once() {
            catalogue
                    .given(registered(API, "API", null, 1))
                    .when(register(API, "API", null, null))
                    .expectNoEvents()
                    .expectResultMessagePayload(new Outcome(0, false));
        }

        @Test
        void is_refused_when_the_name_is_taken_in_its_group_whatever_the_case_and_the_space_around() {
            catalogue
                    .given(registered(EUROPE, "Europe", 1), registered(API, "Mail flow", EUROPE, 1))
                    .when(register(WEB, " MAIL Flow ", EUROPE, null))
                    .expectNoEvents()
                    .expectException(refusal(NAME_TAKEN, "/name"));
        }

        @Test
        void is_refused_when_the_name_is_taken_outside_of_any_group() {
            catalogue
                    .given(registered(API, "API", null, 1))
                    .when(register(WEB, "API", null, null))
                    .expectNoEvents()
                    .expectException(refusal(NAME_TAKEN, "/name"));
        }

        @Test
        void may_take_a_name_that_another_group_knows() {
            catalogue
                    .given(
                            registered(EUROPE, "Europe", 1),
                            registered(ASIA, "Asia", 2),
                            registered(API, "Mail flow", EUROPE, 1))
                    .when(register(WEB, "Mail flow", ASIA, null))
                    .expectEvents(registered(WEB, "Mail flow", ASIA, 1));
        }

        @Test
        void may_take_the_name_of_a_retired_one() {
            catalogue
                    .given(registered(API, "API", null, 1), new ComponentRetired(API))
                    .when(register(WEB, "API", null, null))
                    .expectEvents(registered(WEB, "API", null, 1));
        }

        @Test
        void is_refused_in_an_unknown_group() {
            catalogue
                    .givenNoPriorActivity()
                    .when(register(API, "API", EUROPE, null))
                    .expectNoEvents()
                    .expectException(refusal(UNKNOWN_GROUP, "/groupId"));
        }

        @Test
        void is_refused_in_a_retired_group() {
            catalogue
                    .given(registered(EUROPE, "Europe", 1), new GroupRetired(EUROPE))
                    .when(register(API, "API", EUROPE, null))
                    .expectNoEvents()
                    .expectException(refusal(RETIRED_GROUP, "/groupId"));
        }
    }

    @Nested
    class RevisingAComponent {

        @Test
        void renames_it() {
            catalogue
                    .given(registered(API, "API", null, 1))
                    .when(rename(API, "Public API"))
                    .expectEvents(new ComponentRenamed(API, "Public API"));
        }

        @Test
        void may_rename_it_in_case_alone() {
            catalogue
                    .given(registered(API, "API", null, 1))
                    .when(rename(API, "Api"))
                    .expectEvents(new ComponentRenamed(API, "Api"));
        }

        @Test
        void moves_it_to_the_last_place_of_another_group() {
            catalogue
                    .given(
                            registered(EUROPE, "Europe", 1),
                            registered(WEB, "Web", EUROPE, 3),
                            registered(API, "API", null, 2))
                    .when(move(API, EUROPE))
                    .expectEvents(new ComponentMoved(API, EUROPE, 4));
        }

        @Test
        void moves_it_to_a_given_place_of_another_group() {
            catalogue
                    .given(registered(EUROPE, "Europe", 1), registered(API, "API", null, 2))
                    .when(move(API, EUROPE, 9))
                    .expectEvents(new ComponentMoved(API, EUROPE, 9));
        }

        @Test
        void moves_it_out_of_its_group() {
            catalogue
                    .given(registered(EUROPE, "Europe", 1), registered(API, "API", EUROPE, 5))
                    .when(move(API, null))
                    .expectEvents(new ComponentMoved(API, null, 2));
        }

        @Test
        void moves_it_within_its_group() {
            catalogue
                    .given(registered(API, "API", null, 1))
                    .when(new ReviseComponent(API, null, null, 3, null, null, null, null, null))
                    .expectEvents(new ComponentMoved(API, null, 3));
        }

        @Test
        void describes_it_and_leaves_what_was_not_said() {
            catalogue
                    .given(new ComponentRegistered(API, "API", null, 1, "The API", MARCH, true, true, INTERNAL))
                    .when(new ReviseComponent(API, null, null, null, new Change<>("Our API"), null, false, null, null))
                    .expectEvents(new ComponentDescribed(API, "Our API", MARCH, false, true, INTERNAL));
        }

        @Test
        void empties_what_is_changed_to_nothing() {
            catalogue
                    .given(new ComponentRegistered(API, "API", null, 1, "The API", MARCH, true, true, INTERNAL))
                    .when(new ReviseComponent(
                            API, null, null, null, new Change<>(null), new Change<>(null), null, null, null))
                    .expectEvents(new ComponentDescribed(API, null, null, true, true, INTERNAL));
        }

        @Test
        void says_apart_what_changed_at_once() {
            catalogue
                    .given(registered(EUROPE, "Europe", 1), registered(API, "API", null, 2))
                    .when(new ReviseComponent(
                            API,
                            "Public API",
                            new Change<>(EUROPE),
                            4,
                            null,
                            new Change<>(MARCH),
                            null,
                            true,
                            INTERNAL))
                    .expectEvents(
                            new ComponentRenamed(API, "Public API"),
                            new ComponentMoved(API, EUROPE, 4),
                            new ComponentDescribed(API, null, MARCH, true, true, INTERNAL));
        }

        @Test
        void may_evade_a_name_that_is_taken_by_moving_at_once() {
            catalogue
                    .given(
                            registered(EUROPE, "Europe", 1),
                            registered(WEB, "Web", null, 2),
                            registered(API, "API", null, 3))
                    .when(new ReviseComponent(API, "Web", new Change<>(EUROPE), null, null, null, null, null, null))
                    .expectEvents(new ComponentRenamed(API, "Web"), new ComponentMoved(API, EUROPE, 1));
        }

        @Test
        void to_what_it_is_changes_nothing() {
            catalogue
                    .given(registered(API, "API", null, 1))
                    .when(new ReviseComponent(
                            API, "API", new Change<>(null), 1, new Change<>(null), null, true, false, null))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void is_refused_when_the_new_name_is_taken() {
            catalogue
                    .given(registered(API, "API", null, 1), registered(WEB, "Web", null, 2))
                    .when(rename(API, "web"))
                    .expectNoEvents()
                    .expectException(refusal(NAME_TAKEN, "/name"));
        }

        @Test
        void is_refused_when_its_name_is_taken_where_it_moves_to() {
            catalogue
                    .given(
                            registered(EUROPE, "Europe", 1),
                            registered(WEB, "Mail flow", EUROPE, 1),
                            registered(API, "Mail flow", null, 2))
                    .when(move(API, EUROPE))
                    .expectNoEvents()
                    .expectException(refusal(NAME_TAKEN, "/name"));
        }

        @Test
        void is_refused_into_an_unknown_group() {
            catalogue
                    .given(registered(API, "API", null, 1))
                    .when(move(API, EUROPE))
                    .expectNoEvents()
                    .expectException(refusal(UNKNOWN_GROUP, "/groupId"));
        }

        @Test
        void is_refused_into_a_retired_group() {
            catalogue
                    .given(registered(EUROPE, "Europe", 1), new GroupRetired(EUROPE), registered(API, "API", null, 1))
                    .when(move(API, EUROPE))
                    .expectNoEvents()
                    .expectException(refusal(RETIRED_GROUP, "/groupId"));
        }

        @Test
        void is_refused_once_it_is_retired() {
            catalogue
                    .given(registered(API, "API", null, 1), new ComponentRetired(API))
                    .when(rename(API, "Public API"))
                    .expectNoEvents()
                    .expectException(refusal(COMPONENT_RETIRED));
        }

        @Test
        void is_refused_when_there_is_no_such_component() {
            catalogue
                    .given(registered(API, "API", null, 1))
                    .when(rename(WEB, "Web"))
                    .expectNoEvents()
                    .expectException(refusal(COMPONENT_NOT_FOUND));
        }

        @Test
        void makes_no_catalogue() {
            catalogue
                    .givenNoPriorActivity()
                    .when(rename(API, "API"))
                    .expectNoEvents()
                    .expectException(AggregateNotFoundException.class);
        }
    }

    @Nested
    class RetiringAComponent {

        @Test
        void takes_it_away() {
            catalogue
                    .given(registered(API, "API", null, 1))
                    .when(new RetireComponent(API))
                    .expectEvents(new ComponentRetired(API));
        }

        @Test
        void twice_changes_nothing() {
            catalogue
                    .given(registered(API, "API", null, 1), new ComponentRetired(API))
                    .when(new RetireComponent(API))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void is_refused_when_there_is_no_such_component() {
            catalogue
                    .given(registered(API, "API", null, 1))
                    .when(new RetireComponent(WEB))
                    .expectNoEvents()
                    .expectException(refusal(COMPONENT_NOT_FOUND));
        }
    }

    @Nested
    class RegisteringAGroup {

        @Test
        void may_be_the_first_thing_in_the_catalogue() {
            catalogue
                    .givenNoPriorActivity()
                    .when(new RegisterGroup(EUROPE, "Europe", 3))
                    .expectEvents(registered(EUROPE, "Europe", 3));
        }

        @Test
        void takes_the_last_place_unless_told_otherwise() {
            catalogue
                    .given(registered(API, "API", null, 4))
                    .when(new RegisterGroup(EUROPE, "Europe", null))
                    .expectEvents(registered(EUROPE, "Europe", 5));
        }

        @Test
        void twice_under_one_id_registers_once() {
            catalogue
                    .given(registered(EUROPE, "Europe", 1))
                    .when(new RegisterGroup(EUROPE, "Europe", null))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void is_refused_when_the_name_is_taken() {
            catalogue
                    .given(registered(EUROPE, "Europe", 1))
                    .when(new RegisterGroup(ASIA, "europe", null))
                    .expectNoEvents()
                    .expectException(refusal(NAME_TAKEN, "/name"));
        }

        @Test
        void may_take_the_name_of_a_component_or_of_a_retired_group() {
            catalogue
                    .given(registered(EUROPE, "Mail", 1), new GroupRetired(EUROPE), registered(API, "Mail", null, 1))
                    .when(new RegisterGroup(ASIA, "Mail", null))
                    .expectEvents(registered(ASIA, "Mail", 2));
        }
    }

    @Nested
    class RevisingAGroup {

        @Test
        void says_apart_what_changed_at_once() {
            catalogue
                    .given(registered(EUROPE, "Europe", 1))
                    .when(new ReviseGroup(EUROPE, "EU", 2))
                    .expectEvents(new GroupRenamed(EUROPE, "EU"), new GroupMoved(EUROPE, 2));
        }

        @Test
        void to_what_it_is_changes_nothing() {
            catalogue
                    .given(registered(EUROPE, "Europe", 1), new GroupRenamed(EUROPE, "EU"), new GroupMoved(EUROPE, 2))
                    .when(new ReviseGroup(EUROPE, "EU", 2))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void without_a_word_changes_nothing() {
            catalogue
                    .given(registered(EUROPE, "Europe", 1))
                    .when(new ReviseGroup(EUROPE, null, null))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void is_refused_when_the_new_name_is_taken() {
            catalogue
                    .given(registered(EUROPE, "Europe", 1), registered(ASIA, "Asia", 2))
                    .when(new ReviseGroup(EUROPE, "ASIA", null))
                    .expectNoEvents()
                    .expectException(refusal(NAME_TAKEN, "/name"));
        }

        @Test
        void is_refused_once_it_is_retired() {
            catalogue
                    .given(registered(EUROPE, "Europe", 1), new GroupRetired(EUROPE))
                    .when(new ReviseGroup(EUROPE, "EU", null))
                    .expectNoEvents()
                    .expectException(refusal(GROUP_RETIRED));
        }

        @Test
        void is_refused_when_there_is_no_such_group() {
            catalogue
                    .given(registered(EUROPE, "Europe", 1))
                    .when(new ReviseGroup(ASIA, "Asia", null))
                    .expectNoEvents()
                    .expectException(refusal(GROUP_NOT_FOUND));
        }
    }

    @Nested
    class RetiringAGroup {

        @Test
        void takes_away_one_whose_components_are_all_retired_or_elsewhere() {
            catalogue
                    .given(
                            registered(EUROPE, "Europe", 1),
                            registered(API, "API", EUROPE, 1),
                            registered(WEB, "Web", EUROPE, 2),
                            new ComponentRetired(API),
                            new ComponentMoved(WEB, null, 1))
                    .when(new RetireGroup(EUROPE))
                    .expectEvents(new GroupRetired(EUROPE));
        }

        @Test
        void is_refused_while_it_holds_a_component() {
            catalogue
                    .given(registered(EUROPE, "Europe", 1), registered(API, "API", EUROPE, 1))
                    .when(new RetireGroup(EUROPE))
                    .expectNoEvents()
                    .expectException(refusal(GROUP_NOT_EMPTY));
        }

        @Test
        void twice_changes_nothing() {
            catalogue
                    .given(registered(EUROPE, "Europe", 1), new GroupRetired(EUROPE))
                    .when(new RetireGroup(EUROPE))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void is_refused_when_there_is_no_such_group() {
            catalogue
                    .given(registered(EUROPE, "Europe", 1))
                    .when(new RetireGroup(ASIA))
                    .expectNoEvents()
                    .expectException(refusal(GROUP_NOT_FOUND));
        }
    }
}
