package dev.incidentledger.command.catalogue;

import static dev.incidentledger.command.catalogue.Samples.API;
import static dev.incidentledger.command.catalogue.Samples.EUROPE;
import static dev.incidentledger.command.catalogue.Samples.WEB;
import static dev.incidentledger.command.catalogue.Samples.registered;
import static dev.incidentledger.command.platform.RejectionCode.RETIRED_COMPONENT;
import static dev.incidentledger.command.platform.RejectionCode.UNKNOWN_COMPONENT;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.OPERATIONAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.incidentledger.command.catalogue.KnownComponents.Mention;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.command.platform.RejectionCode;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRenamed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRetired;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRegistered;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.incident.AffectedComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KnownComponentsTest {

    private final CountingEngine engine = new CountingEngine();
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private final KnownComponents known = new KnownComponents(
            EmbeddedEventStore.builder().storageEngine(engine).build(), () -> now);
    private long sequence;

    @Test
    void are_named_as_they_are_called_now_and_in_the_order_they_were_mentioned() {
        happened(registered(API, "Api", null, 1), registered(WEB, "Web", null, 2), new ComponentRenamed(API, "API"));

        assertThat(known.named(List.of(new Mention(WEB, OPERATIONAL), new Mention(API, MAJOR_OUTAGE))))
                .containsExactly(
                        new AffectedComponent(WEB, OPERATIONAL, "Web"),
                        new AffectedComponent(API, MAJOR_OUTAGE, "API"));
    }

    @Test
    void are_found_by_id_and_by_a_name_that_stands_once() {
        assertThat(known.lookUp("API")).isEmpty();
        happened(registered(API, "API", null, 1), registered(WEB, "Web", null, 2));

        assertThat(known.lookUp("API")).contains(API);
        assertThat(known.lookUp(WEB.value())).contains(WEB);
        assertThat(known.lookUp("api")).isEmpty();
    }

    @Test
    void are_not_found_by_a_name_of_several_but_with_their_groups() {
        happened(
                new GroupRegistered(EUROPE, "Mail", 1),
                registered(API, "Flow", null, 1),
                registered(WEB, "Flow", EUROPE, 1));

        assertThat(known.lookUp("Flow")).isEmpty();
        assertThat(known.lookUp("Mail / Flow")).contains(WEB);
    }

    @Test
    void are_not_found_once_retired() {
        happened(registered(API, "API", null, 1));
        assertThat(known.lookUp("API")).contains(API);
        happened(new ComponentRetired(API));
        now = now.plusSeconds(6);

        assertThat(known.lookUp("API")).isEmpty();
        assertThat(known.lookUp(API.value())).isEmpty();
    }

    @Test
    void are_called_by_name_or_refused_where_they_stand() {
        happened(registered(API, "API", null, 1), registered(WEB, "Web", null, 2), new ComponentRetired(WEB));

        assertThat(known.namesOf(List.of(API))).containsExactly("API");
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> known.namesOf(List.of(API, WEB)))
                .matches(rejected -> rejected.code() == RETIRED_COMPONENT)
                .matches(rejected -> rejected.pointer().equals(Optional.of("/components/1")));
    }

    @Test
    void none_mentioned_is_none_named() {
        assertThat(known.named(List.of())).isEmpty();
    }

    @Test
    void an_unknown_one_is_refused_where_it_stands() {
        happened(registered(API, "API", null, 1));

        refused(UNKNOWN_COMPONENT, "/components/1/id", API, WEB);
    }

    @Test
    void a_retired_one_is_refused_where_it_stands() {
        happened(registered(API, "API", null, 1), new ComponentRetired(API));

        refused(RETIRED_COMPONENT, "/components/0/id", API);
    }

    @Test
    void one_that_was_registered_elsewhere_is_known_at_once() {
        happened(registered(API, "API", null, 1));
        assertThat(nameOf(API)).isEqualTo("API");

        happened(registered(WEB, "Web", null, 2));
        assertThat(nameOf(WEB)).isEqualTo("Web");
    }

    @Test
    void one_that_was_renamed_elsewhere_is_called_so_within_five_seconds() {
        happened(registered(API, "Api", null, 1));
        assertThat(nameOf(API)).isEqualTo("Api");
        happened(new ComponentRenamed(API, "API"));

        now = now.plus(Duration.ofMillis(4_999));
        assertThat(nameOf(API)).isEqualTo("Api");
        now = now.plusMillis(1);
        assertThat(nameOf(API)).isEqualTo("API");
    }

    @Test
    void one_that_was_retired_here_is_refused_as_soon_as_we_caught_up() {
        happened(registered(API, "API", null, 1));
        assertThat(nameOf(API)).isEqualTo("API");
        happened(new ComponentRetired(API));

        known.catchUp();

        refused(RETIRED_COMPONENT, "/components/0/id", API);
    }

    @Test
    void are_read_no_more_often_than_needed_and_never_twice() {
        happened(registered(API, "API", null, 1), registered(WEB, "Web", null, 2));

        nameOf(API);
        nameOf(WEB);
        nameOf(API);
        assertThat(engine.readFrom).containsExactly(0L);

        now = now.plusSeconds(5);
        nameOf(API);
        assertThat(engine.readFrom).containsExactly(0L, 2L);
    }

    private String nameOf(ComponentId id) {
        return known.named(List.of(new Mention(id, OPERATIONAL))).getFirst().name();
    }

    private void refused(RejectionCode code, String pointer, ComponentId... ids) {
        var mentions =
                List.of(ids).stream().map(id -> new Mention(id, OPERATIONAL)).toList();
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> known.named(mentions))
                .satisfies(rejected -> {
                    assertThat(rejected.code()).isEqualTo(code);
                    assertThat(rejected.pointer()).contains(pointer);
                });
    }

    private void happened(CatalogueEvent... events) {
        for (var event : events) {
            engine.appendEvents(
                    new GenericDomainEventMessage<>("catalogue", CatalogueEvent.CATALOGUE_ID, sequence++, event));
        }
    }

    private static final class CountingEngine extends InMemoryEventStorageEngine {

        private final List<Long> readFrom = new ArrayList<>();

        @Override
        public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
            readFrom.add(firstSequenceNumber);
            return super.readEvents(aggregateIdentifier, firstSequenceNumber);
        }
    }
}
