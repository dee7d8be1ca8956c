package dev.incidentledger.query.maintenance;

import static dev.incidentledger.events.catalogue.ComponentStatus.UNDER_MAINTENANCE;
import static dev.incidentledger.query.health.PlannedWork.at;
import static dev.incidentledger.query.health.PlannedWork.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.incidentledger.events.LedgerEvents;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.query.ProjectionBench;
import dev.incidentledger.query.health.PlannedWork;
import dev.incidentledger.query.health.RandomWork;
import dev.incidentledger.query.platform.TestStreams;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MaintenancesProjectionTest {

    private static final ComponentId API = new ComponentId(ComponentId.PREFIX + "%026d".formatted(1));
    private static final PlannedWork WORK = PlannedWork.number(1);

    private final ProjectionBench bench = new ProjectionBench();
    private final EventSerializer serializer = new EventSerializer(LedgerEvents.CATALOG);
    private final MaintenancesProjection projection = projection();
    private final MaintenanceQueries queries = new MaintenanceQueries(bench.db(), serializer);

    @Test
    void a_maintenance_has_one_row_with_planned_and_actual_times_apart() {
        record(WORK.scheduled(API));
        record(WORK.started(1, 65, says(API, UNDER_MAINTENANCE)));
        bench.inOneBatch(projection);

        assertThat(bench.rows("maintenance_v2"))
                .singleElement()
                .asString()
                .contains("\"title\": \"Database upgrade\"", "\"status\": \"in_progress\"", "\"audience\": \"public\"")
                .contains("\"scheduled_for\": \"2026-11-24T11:00:00+00:00\"")
                .contains("\"scheduled_until\": \"2026-11-24T12:00:00+00:00\"")
                .contains("\"started_at\": \"2026-11-24T11:05:00+00:00\"")
                .contains("\"completed_at\": null", "\"canceled_at\": null")
                .contains("\"automatic_start\": true", "\"automatic_completion\": false", "\"reminder_minutes\": 60")
                .contains("\"component_ids\": [\"%s\"]".formatted(API))
                .contains("\"version\": 1", "\"position\": 2");
    }

    @Test
    void it_was_created_when_its_first_event_was_recorded_whatever_the_batches() {
        record(WORK.scheduled());
        record(WORK.reminded(1, 30));
        bench.batch(projection, 0, 1);
        bench.batch(projection, 1, 2);

        assertThat(bench.rows("maintenance_v2"))
                .singleElement()
                .asString()
                .contains("\"created_at\": \"2026-11-24T12:00:01+00:00\"")
                .contains("\"updated_at\": \"2026-11-24T12:00:02+00:00\"");
    }

    @Test
    void nothing_that_was_said_or_planned_is_lost() {
        record(WORK.scheduled(API));
        record(WORK.rescheduled(90, 150, null));
        record(WORK.rescheduled(90, 180, null));
        record(WORK.corrected(0, -1, null));
        bench.inOneBatch(projection);

        var known = queries.find(WORK.id(), Long.MAX_VALUE).orElseThrow();

        assertThat(known.reschedulings())
                .extracting(Revision::before, Revision::after)
                .containsExactly(
                        tuple(PlannedWork.window(60, 120), PlannedWork.window(90, 150)),
                        tuple(PlannedWork.window(90, 150), PlannedWork.window(90, 180)));
        assertThat(known.updates().getFirst().versions())
                .extracting(UpdateVersion::occurredAt)
                .containsExactly(at(0), at(-1));
    }

    @Test
    void what_was_never_recorded_is_not_found() {
        assertThat(queries.find(WORK.id(), Long.MAX_VALUE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_history_gives_the_same_rows_in_whichever_batches_and_however_often(long seed) {
        new RandomWork(seed).tell(100, this::record);
        bench.inOneBatch(projection);
        var once = allRows();

        projection.reset();
        assertThat(allRows()).isEmpty();
        var forgetful = projection();
        var sizes = new Random(seed);
        for (int from = 0, to; from < bench.recorded(); from = to) {
            to = Math.min(bench.recorded(), from + 1 + sizes.nextInt(10));
            bench.batch(forgetful, from, to);
        }

        assertThat(allRows()).as("seed %d", seed).isEqualTo(once);
    }

    private MaintenancesProjection projection() {
        return new MaintenancesProjection(bench.tables(), TestStreams.ofMaintenances(bench.eventStore()), serializer);
    }

    private void record(MaintenanceEvent event) {
        bench.record(event.maintenanceId().value(), event);
    }

    private List<String> allRows() {
        return Stream.of("maintenance_v2", "maintenance_event_v2")
                .flatMap(table -> bench.rows(table).stream())
                .toList();
    }
}
