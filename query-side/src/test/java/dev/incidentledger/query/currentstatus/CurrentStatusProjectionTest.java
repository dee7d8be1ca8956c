package dev.incidentledger.query.currentstatus;

import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.PARTIAL_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.UNDER_MAINTENANCE;
import static dev.incidentledger.events.incident.UpdateStatus.IDENTIFIED;
import static dev.incidentledger.query.currentstatus.Samples.API;
import static dev.incidentledger.query.currentstatus.Samples.EUROPE;
import static dev.incidentledger.query.currentstatus.Samples.INCIDENT;
import static dev.incidentledger.query.currentstatus.Samples.LAB;
import static dev.incidentledger.query.currentstatus.Samples.WEB;
import static dev.incidentledger.query.currentstatus.Samples.at;
import static dev.incidentledger.query.currentstatus.Samples.described;
import static dev.incidentledger.query.currentstatus.Samples.identified;
import static dev.incidentledger.query.currentstatus.Samples.note;
import static dev.incidentledger.query.currentstatus.Samples.posted;
import static dev.incidentledger.query.currentstatus.Samples.registered;
import static dev.incidentledger.query.currentstatus.Samples.resolved;
import static dev.incidentledger.query.currentstatus.Samples.says;
import static dev.incidentledger.query.currentstatus.Samples.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentMoved;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRenamed;
import dev.incidentledger.events.catalogue.CatalogueEvent.ComponentRetired;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupMoved;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRenamed;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRetired;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.query.ProjectionBench;
import dev.incidentledger.query.health.PlannedWork;
import dev.incidentledger.query.health.RandomWork;
import dev.incidentledger.query.platform.TestStreams;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CurrentStatusProjectionTest {

    private final ProjectionBench bench = new ProjectionBench();
    private final CurrentStatusProjection projection = new CurrentStatusProjection(
            bench.tables(), TestStreams.of(bench.eventStore()), TestStreams.ofMaintenances(bench.eventStore()));

    @Nested
    class An_incident {

        @Test
        void has_one_row() {
            tell(identified(says(API, DEGRADED_PERFORMANCE)), posted(update(1, IDENTIFIED, 10)));

            assertThat(bench.rows("incident_v1"))
                    .singleElement()
                    .asString()
                    .contains("""
                    "title": "Sign-in fails"\
                    """, """
                    "status": "identified"\
                    """, """
                    "audience": "public"\
                    """, """
                    "derived_impact": "minor"\
                    """, """
                    "component_ids": ["%s"]\
                    """.formatted(API), """
                    "started_at": "2026-11-24T09:55:00+00:00"\
                    """, """
                    "latest_display_at": "2026-11-24T10:10:00+00:00"\
                    """, """
                    "created_at": "2026-11-24T12:00:01+00:00"\
                    """, """
                    "updated_at": "2026-11-24T12:00:02+00:00"\
                    """, """
                    "version": 1\
                    """, """
                    "position": 2\
                    """);
        }

        @Test
        void was_created_when_its_first_event_was_recorded_whatever_the_batches() {
            record(identified());
            record(posted(update(1, IDENTIFIED, 10)));
            bench.batch(projection, 0, 1);
            bench.batch(projection, 1, 2);

            assertThat(values("incident_v1", "created_at")).containsExactly("2026-11-24 12:00:01+00");
            assertThat(values("incident_v1", "updated_at")).containsExactly("2026-11-24 12:00:02+00");
        }

        @Test
        void looks_to_the_public_as_if_it_had_never_spoken_of_internal_components() {
            record(registered(LAB, "Lab", null, 1, Audience.INTERNAL));
            tell(identified(says(API, DEGRADED_PERFORMANCE), says(LAB, MAJOR_OUTAGE)));

            assertThat(values("incident_v1", "derived_impact")).containsExactly("major");
            assertThat(values("incident_v1", "public_derived_impact")).containsExactly("minor");
        }

        @Test
        void looks_different_to_the_public_once_a_component_is_shown_or_hidden() {
            record(registered(LAB, "Lab", null, 1, Audience.INTERNAL));
            record(identified(says(API, DEGRADED_PERFORMANCE), says(LAB, MAJOR_OUTAGE)));
            bench.inOneBatch(projection);

            record(described(LAB, Audience.PUBLIC));
            bench.batch(projection, 2, 3);
            assertThat(values("incident_v1", "public_derived_impact")).containsExactly("major");

            record(described(LAB, Audience.INTERNAL));
            bench.batch(projection, 3, 4);
            assertThat(values("incident_v1", "public_derived_impact")).containsExactly("minor");
        }
    }

    @Nested
    class Claims_that_stand {

        @Test
        void are_those_of_the_open_incident() {
            tell(
                    identified(says(API, DEGRADED_PERFORMANCE)),
                    posted(update(1, IDENTIFIED, 10, says(API, PARTIAL_OUTAGE))));

            assertThat(claims()).containsExactly(API + " partial_outage public");
        }

        @Test
        void are_withdrawn_by_the_resolution_but_for_those_that_it_keeps() {
            tell(
                    identified(says(API, MAJOR_OUTAGE), says(WEB, MAJOR_OUTAGE)),
                    resolved(1, 60, says(WEB, DEGRADED_PERFORMANCE)));

            assertThat(claims()).containsExactly(WEB + " degraded_performance public");
        }

        @Test
        void end_with_the_recovery() {
            tell(
                    identified(says(API, MAJOR_OUTAGE)),
                    resolved(1, 60, says(API, DEGRADED_PERFORMANCE)),
                    new ComponentsRecovered(INCIDENT, List.of(API), at(90)));

            assertThat(claims()).isEmpty();
        }

        @Test
        void are_withdrawn_by_a_later_batch_too() {
            record(identified(says(API, MAJOR_OUTAGE), says(WEB, MAJOR_OUTAGE)));
            bench.batch(projection, 0, 1);
            record(resolved(1, 60, says(WEB, PARTIAL_OUTAGE)));
            bench.batch(projection, 1, 2);

            assertThat(claims()).containsExactly(WEB + " partial_outage public");
        }

        @Test
        void are_not_made_by_notes() {
            tell(identified(), posted(note(1, 10, says(API, MAJOR_OUTAGE))));

            assertThat(claims()).isEmpty();
        }

        @Test
        void are_flagged_while_the_incident_is_internal() {
            record(identified(INCIDENT, Audience.INTERNAL, says(API, MAJOR_OUTAGE)));
            bench.batch(projection, 0, 1);
            assertThat(claims()).containsExactly(API + " major_outage internal");

            record(new IncidentPublished(INCIDENT));
            bench.batch(projection, 1, 2);
            assertThat(claims()).containsExactly(API + " major_outage public");
        }

        @Test
        void are_all_withdrawn_by_a_retraction() {
            tell(identified(says(API, MAJOR_OUTAGE)), new IncidentRetracted(INCIDENT));

            assertThat(claims()).isEmpty();
            assertThat(values("incident_v1", "retracted")).containsExactly("true");
        }
    }

    @Nested
    class A_maintenance {

        private static final PlannedWork WORK = PlannedWork.number(1);

        @Test
        void claims_its_components_from_its_actual_start_to_its_completion() {
            record(WORK.scheduled(API));
            bench.batch(projection, 0, 1);
            assertThat(claims()).isEmpty();

            record(WORK.started(1, 65, says(API, UNDER_MAINTENANCE)));
            record(WORK.verifying(2, 80));
            bench.batch(projection, 1, 3);
            assertThat(claims()).containsExactly(API + " under_maintenance public");

            record(WORK.completed(3, 90));
            bench.batch(projection, 3, 4);
            assertThat(claims()).isEmpty();
        }

        @Test
        void stands_beside_incidents_and_neither_erases_the_other() {
            record(WORK.scheduled(API));
            record(WORK.started(1, 65, says(API, UNDER_MAINTENANCE)));
            record(identified(says(API, MAJOR_OUTAGE)));
            bench.inOneBatch(projection);
            assertThat(claims()).containsExactly(API + " major_outage public", API + " under_maintenance public");

            record(resolved(1, 70));
            bench.batch(projection, 3, 4);
            assertThat(claims()).containsExactly(API + " under_maintenance public");
        }

        @Test
        void that_overlaps_another_leaves_the_claims_of_the_other_alone() {
            var other = PlannedWork.number(2);
            record(WORK.scheduled(API));
            record(WORK.started(1, 60, says(API, UNDER_MAINTENANCE)));
            record(other.scheduled(API));
            record(other.started(1, 65, says(API, UNDER_MAINTENANCE)));
            record(WORK.canceled(2, 70));
            bench.inOneBatch(projection);

            assertThat(claims()).containsExactly(API + " under_maintenance public");
        }

        @Test
        void that_is_internal_claims_nothing_in_public() {
            record(WORK.scheduled(Audience.INTERNAL, API));
            record(WORK.started(1, 65, says(API, UNDER_MAINTENANCE)));
            bench.inOneBatch(projection);

            assertThat(claims()).containsExactly(API + " under_maintenance internal");
        }

        @Test
        void has_a_row_until_it_is_over() {
            record(WORK.scheduled(API));
            record(WORK.rescheduled(90, 150, null));
            bench.batch(projection, 0, 2);
            assertThat(values("pending_maintenance_v1", "scheduled_for")).containsExactly("2026-11-24 11:30:00+00");

            record(WORK.canceled(1, 30));
            bench.batch(projection, 2, 3);
            assertThat(bench.rows("pending_maintenance_v1")).isEmpty();
        }
    }

    @Nested
    class The_catalogue {

        @Test
        void shows_components_as_they_were_registered() {
            record(registered(API, "API", EUROPE, 2));
            bench.inOneBatch(projection);

            assertThat(bench.rows("component_v1")).containsExactly("""
                    {"name": "API", "retired": false, "version": 0, "audience": "public", "group_id": "%s", \
                    "position": 2, "showcase": true, "start_date": null, "description": "What it does", \
                    "component_id": "%s", "only_show_if_degraded": false}""".formatted(EUROPE, API));
        }

        @Test
        void changes_what_an_event_names_and_nothing_else() {
            record(registered(API, "API", EUROPE, 2));
            bench.inOneBatch(projection);
            record(new ComponentRenamed(API, "Public API"));
            record(described(API, Audience.INTERNAL));
            record(new ComponentMoved(API, null, 7));
            record(new ComponentRetired(API));
            bench.batch(projection, 1, 5);

            assertThat(bench.rows("component_v1")).containsExactly("""
                    {"name": "Public API", "retired": true, "version": 4, "audience": "internal", "group_id": null, \
                    "position": 7, "showcase": true, "start_date": null, "description": null, \
                    "component_id": "%s", "only_show_if_degraded": false}""".formatted(API));
        }

        @Test
        void shows_groups() {
            record(registered(EUROPE, "Europe", 1));
            record(new GroupRenamed(EUROPE, "Europe and Africa"));
            bench.inOneBatch(projection);
            record(new GroupMoved(EUROPE, 3));
            record(new GroupRetired(EUROPE));
            bench.batch(projection, 2, 4);

            assertThat(bench.rows("group_v1")).containsExactly("""
                    {"name": "Europe and Africa", "retired": true, "version": 3, "group_id": "%s", "position": 3}""".formatted(EUROPE));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_history_gives_the_same_rows_in_whichever_batches_and_however_often(long seed) {
        new RandomWork(seed).tell(60, this::record);
        new RandomHistory(seed, bench).record(180);
        bench.inOneBatch(projection);
        var once = allRows();

        projection.reset();
        assertThat(allRows()).isEmpty();
        var forgetful = new CurrentStatusProjection(
                bench.tables(), TestStreams.of(bench.eventStore()), TestStreams.ofMaintenances(bench.eventStore()));
        var sizes = new Random(seed);
        for (int from = 0; from < bench.recorded(); ) {
            int to = Math.min(bench.recorded(), from + 1 + sizes.nextInt(10));
            bench.batch(forgetful, from, to);
            from = to;
        }

        assertThat(allRows()).as("seed %d", seed).isEqualTo(once);
    }

    private void tell(IncidentEvent... events) {
        Stream.of(events).forEach(this::record);
        bench.inOneBatch(projection);
    }

    private void record(IncidentEvent event) {
        bench.record(event.incidentId().value(), event);
    }

    private void record(MaintenanceEvent event) {
        bench.record(event.maintenanceId().value(), event);
    }

    private void record(CatalogueEvent event) {
        bench.record(CatalogueEvent.CATALOGUE_ID, event);
    }

    private List<String> allRows() {
        return Stream.of("incident_v1", "pending_maintenance_v1", "claim_v1", "component_v1", "group_v1")
                .flatMap(table -> bench.rows(table).stream())
                .toList();
    }

    private List<String> claims() {
        return bench.db()
                .sql("select component_id || ' ' || status || ' ' || audience from query.claim_v1 order by 1")
                .query(String.class)
                .list();
    }

    private List<String> values(String table, String column) {
        return bench.db()
                .sql("select %s::text from query.%s".formatted(column, table))
                .query(String.class)
                .list();
    }
}
