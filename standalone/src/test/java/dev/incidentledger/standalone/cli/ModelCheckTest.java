package dev.incidentledger.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.LedgerEvents;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRegistered;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRenamed;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceScheduled;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import dev.incidentledger.events.maintenance.Schedule;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.Envelope;
import dev.incidentledger.log.Hash;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.SignerKey;
import dev.incidentledger.log.export.ExportWriter;
import dev.incidentledger.log.export.ExportedEvent;
import dev.incidentledger.log.export.StoredBytes;
import dev.incidentledger.log.export.Verdict;
import dev.incidentledger.query.platform.DerivedModel;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.timeline.DerivedEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A component; an incident that claims something of it in public, one that claims nothing, and one that claims something again. Nobody
 * looks at leaves any more.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ModelCheckTest {

    private static final SignerKey KEY = SignerKey.generate("status.example.com/log");
    private static final EventSerializer EVENTS = new EventSerializer(LedgerEvents.CATALOG);
    private static final ComponentId COMPONENT = new ComponentId("cmp_" + "%026d".formatted(1));

    private static final MaintenanceId MAINTENANCE = new MaintenanceId("mnt_" + "%026d".formatted(1));

    @TempDir
    private Path folder;

    private static final String ENTRIES = "timeline-entries";

    private final List<ExportedEvent> events = new ArrayList<>();
    private final Map<String, List<String>> told = new HashMap<>();

    @BeforeEach
    void derive() {
        add(
                CatalogueEvent.CATALOGUE_ID,
                0,
                new ComponentRegistered(COMPONENT, "Sign-in", null, 1, null, null, true, false, Audience.PUBLIC));
        add(identified(1, ComponentStatus.PARTIAL_OUTAGE));
        add(identified(2, ComponentStatus.OPERATIONAL));
        add(identified(3, ComponentStatus.MAJOR_OUTAGE));
        add(id(2).value(), 1, new TitleCorrected(id(2), "Sign-in is slow"));
        add(CatalogueEvent.CATALOGUE_ID, 1, new ComponentRenamed(COMPONENT, "Search"));
        add(MAINTENANCE.value(), 0, scheduled());
        for (var model : ModelCheck.folded()) {
            events.forEach(event -> model.add(row(event)));
            told.put(
                    model.name(),
                    new ArrayList<>(model.all().map(DerivedModel.Derived::line).toList()));
        }
        told.put(
                ENTRIES,
                new ArrayList<>(events.stream()
                        .map(event -> DerivedEntries.line(row(event)))
                        .flatMap(Optional::stream)
                        .toList()));
    }

    @Test
    void counts_the_lines_of_each_model() throws IOException {
        var check = check();

        assertThat(check.difference()).isEmpty();
        assertThat(check.same())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "claims",
                        2L,
                        "components",
                        1L,
                        "incidents",
                        3L,
                        "maintenances",
                        1L,
                        "promises",
                        3L,
                        "statuses",
                        2L,
                        ENTRIES,
                        4L));
    }

    @ParameterizedTest
    @CsvSource({
        "claims, partial_outage, major_outage, 1, 2",
        "promises, 1970-01-01T01:00:00Z, 1970-01-01T02:00:00Z, 1, 2",
        "statuses, major_outage, partial_outage, 3, 4",
        "incidents, Sign-in is slow, Sign-in was slow, 2, 5"
    })
    void names_what_is_told_otherwise_and_its_newest_event(
            String model, String what, String otherwise, int incident, long position) throws IOException {
        told.get(model).replaceAll(line -> line.replace(what, otherwise));

        assertIsNotWhatTheEventsDo(model, id(incident).value(), position);
    }

    @Test
    void names_a_component_by_its_own_id() throws IOException {
        told.get("components").replaceAll(line -> line.replace("Search", "Sign-in"));

        assertIsNotWhatTheEventsDo("components", COMPONENT.value(), 6);
    }

    @Test
    void names_a_maintenance_by_its_own_id() throws IOException {
        told.get("maintenances").replaceAll(line -> line.replace("New racks", "Old racks"));

        assertIsNotWhatTheEventsDo("maintenances", MAINTENANCE.value(), 7);
    }

    @Test
    void names_an_incident_whose_claim_is_missing() throws IOException {
        told.get("claims").removeFirst();

        assertIsNotWhatTheEventsDo("claims", id(1).value(), 2);
    }

    @Test
    void names_the_last_one_whose_claim_is_missing() throws IOException {
        told.get("claims").removeLast();

        assertIsNotWhatTheEventsDo("claims", id(3).value(), 4);
    }

    /** Not the next one, in whose place it stands. */
    @Test
    void names_an_incident_that_claims_nothing_and_of_which_a_claim_is_told() throws IOException {
        told.get("claims").add(1, told.get("claims").getFirst().replace(id(1).value(), id(2).value()));

        assertIsNotWhatTheEventsDo("claims", id(2).value(), 5);
    }

    @Test
    void names_an_incident_of_which_one_claim_more_is_told() throws IOException {
        told.get("claims").add(1, told.get("claims").getFirst());

        assertIsNotWhatTheEventsDo("claims", id(1).value(), 2);
    }

    @Test
    void names_the_event_whose_entry_is_told_otherwise_or_missing() throws IOException {
        var entry = told.get(ENTRIES).get(1);
        told.get(ENTRIES).set(1, entry.replace("payloadSha256\":\"", "payloadSha256\":\"A"));
        assertIsNotWhatTheEventsDo(ENTRIES, id(2).value(), 3);

        told.get(ENTRIES).remove(1);
        assertIsNotWhatTheEventsDo(ENTRIES, id(2).value(), 3);
    }

    @Test
    void names_the_last_event_whose_entry_is_missing() throws IOException {
        told.get(ENTRIES).removeLast();

        assertIsNotWhatTheEventsDo(ENTRIES, id(2).value(), 5);
    }

    /** Not the next one, in whose place it stands. */
    @Test
    void names_the_position_of_an_entry_that_no_timeline_should_have() throws IOException {
        told.get(ENTRIES).addFirst(told.get(ENTRIES).getFirst().replace("\"position\":2", "\"position\":1"));

        assertIsNotWhatTheEventsDo(ENTRIES, id(1).value(), 1);
    }

    @Test
    void names_what_is_told_behind_the_end_though_no_event_is_about_it() throws IOException {
        told.get("statuses").add(told.get("statuses").getFirst().replace(id(1).value(), id(4).value()));

        assertThat(check().difference())
                .contains(new Verdict.Broken(
                        OptionalLong.empty(),
                        "What it tells of statuses is not what the events of %s do".formatted(id(4))));
    }

    @ParameterizedTest
    @CsvSource({"claims", "components", "incidents", "maintenances", "promises", "statuses", "timeline-entries"})
    void finds_nonsense_behind_the_end(String model) throws IOException {
        int lines = told.get(model).size();
        told.get(model).add("{}");

        assertThat(check().difference())
                .contains(new Verdict.Broken(
                        OptionalLong.empty(), "It tells of more %s than %d".formatted(model, lines)));
    }

    @ParameterizedTest
    @CsvSource({"incident.unheard-of", "maintenance.unheard-of", "catalogue.unheard-of"})
    void checks_nothing_by_an_event_that_a_later_release_recorded(String name) {
        add(event("unheard-of", 0, name, "{}".getBytes(UTF_8)));

        assertThatThrownBy(this::check)
                .isInstanceOf(Failure.class)
                .hasMessageContaining("this release cannot read event 8");
    }

    private void assertIsNotWhatTheEventsDo(String model, String id, long position) throws IOException {
        assertThat(check().difference())
                .contains(new Verdict.Broken(
                        OptionalLong.of(position),
                        "What it tells of %s is not what the events of %s do".formatted(model, id)));
    }

    private ModelCheck check() throws IOException {
        var file = folder.resolve("record.zip");
        var signed = SignedNote.sign(
                new Checkpoint(KEY.verifier().name(), events.size(), Hash.of(new byte[0])).text(), List.of(KEY));
        try (var out = Files.newOutputStream(file)) {
            var models = ModelCheck.names();
            var export = new ExportWriter(
                    out, List.of(signed), List.of(KEY.verifier().toString()), models);
            for (var event : events) {
                export.write(ExportWriter.line(event));
            }
            for (var model : models) {
                export.beginModel(model);
                for (var line : told.get(model)) {
                    export.write(line);
                }
            }
            export.finish();
        }
        return ModelCheck.of(file);
    }

    private static IncidentId id(int number) {
        return new IncidentId("inc_" + "%026d".formatted(number));
    }

    private static IncidentIdentified identified(int number, ComponentStatus status) {
        var opening = new Update(
                new UpdateId("upd_" + "%026d".formatted(number)),
                UpdateStatus.INVESTIGATING,
                "We are looking into it.",
                List.of(new AffectedComponent(COMPONENT, status, "Sign-in")),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(3600),
                Audience.PUBLIC);
        return new IncidentIdentified(
                id(number), "Sign-in fails", Instant.EPOCH, opening, Audience.PUBLIC, null, null, null);
    }

    private static MaintenanceScheduled scheduled() {
        var announcement = new MaintenanceUpdate(
                new UpdateId("upd_" + "%026d".formatted(9)),
                MaintenanceStatus.SCHEDULED,
                "We put in new racks.",
                List.of(),
                Instant.EPOCH,
                Audience.PUBLIC);
        var schedule = new Schedule(Instant.EPOCH.plusSeconds(60), Instant.EPOCH.plusSeconds(120), true, true, null);
        return new MaintenanceScheduled(MAINTENANCE, "New racks", List.of(), schedule, announcement, Audience.PUBLIC);
    }

    private void add(IncidentIdentified event) {
        add(event.incidentId().value(), 0, event);
    }

    private void add(String aggregateId, long sequence, Object event) {
        var stored = EVENTS.serialize(event, byte[].class);
        add(event(aggregateId, sequence, stored.getType().getName(), stored.getData()));
    }

    private void add(ExportedEvent event) {
        events.add(event);
    }

    private ExportedEvent event(String aggregateId, long sequence, String name, byte[] payload) {
        return new ExportedEvent(
                events.size() + 1,
                "e" + events.size(),
                "Sample",
                aggregateId,
                sequence,
                name,
                "1",
                Envelope.written(Instant.EPOCH),
                null,
                StoredBytes.of(payload),
                StoredBytes.of("{\"actor\":\"tok_01arz3ndektsv4rrffq69g5fav\",\"channel\":\"api\"}".getBytes(UTF_8)),
                Hash.of(payload).toBase64());
    }

    private static EventRow row(ExportedEvent event) {
        return new EventRow(
                event.position(),
                event.aggregateId(),
                event.sequence(),
                event.eventId(),
                event.time(),
                new SimpleSerializedObject<>(event.payload().bytes(), byte[].class, event.event(), event.revision()),
                new SerializedMetaData<>(event.metadata().bytes(), byte[].class));
    }
}
