package dev.incidentledger.query.ready;

import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.PARTIAL_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.UNDER_MAINTENANCE;
import static dev.incidentledger.query.currentstatus.Samples.API;
import static dev.incidentledger.query.currentstatus.Samples.INCIDENT;
import static dev.incidentledger.query.currentstatus.Samples.WEB;
import static dev.incidentledger.query.currentstatus.Samples.at;
import static dev.incidentledger.query.currentstatus.Samples.identified;
import static dev.incidentledger.query.currentstatus.Samples.posted;
import static dev.incidentledger.query.currentstatus.Samples.resolved;
import static dev.incidentledger.query.currentstatus.Samples.says;
import static dev.incidentledger.query.currentstatus.Samples.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.query.health.PlannedWork;
import dev.incidentledger.query.platform.Provenance;
import dev.incidentledger.query.timeline.RecordedEvent;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Each event is recorded a minute after the one before, the first at 10:01. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StatusChangesTest {

    private final StatusChanges changes = new StatusChanges();

    @Test
    void are_made_by_updates_that_say_something_new_of_a_component() {
        incident(
                identified(says(API, PARTIAL_OUTAGE)),
                posted(update(2, UpdateStatus.MONITORING, 2, says(API, PARTIAL_OUTAGE), says(WEB, MAJOR_OUTAGE))),
                posted(update(3, UpdateStatus.MONITORING, 3)));

        assertThat(changes.latest()).isEqualTo(Map.of(API, at(1), WEB, at(2)));
    }

    @Test
    void are_made_by_an_end() {
        incident(identified(says(API, PARTIAL_OUTAGE)), posted(update(2, UpdateStatus.MONITORING, 2)), resolved(3, 3));
        assertThat(changes.latest()).isEqualTo(Map.of(API, at(3)));
    }

    @Test
    void are_made_by_a_retraction_of_what_still_stood() {
        incident(identified(says(API, PARTIAL_OUTAGE)), new IncidentRetracted(INCIDENT));
        assertThat(changes.latest()).isEqualTo(Map.of(API, at(2)));
    }

    @Test
    void are_not_made_by_a_retraction_of_what_was_over() {
        incident(identified(says(API, PARTIAL_OUTAGE)), resolved(2, 2), new IncidentRetracted(INCIDENT));
        assertThat(changes.latest()).isEqualTo(Map.of(API, at(2)));
    }

    @Test
    void are_made_in_public_once_an_incident_is() {
        incident(identified(INCIDENT, INTERNAL, says(API, PARTIAL_OUTAGE)));
        assertThat(changes.latest()).isEmpty();

        incident(identified(INCIDENT, INTERNAL, says(API, PARTIAL_OUTAGE)), new IncidentPublished(INCIDENT));
        assertThat(changes.latest()).isEqualTo(Map.of(API, at(2)));
    }

    @Test
    void the_latest_of_all_incidents_counts() {
        incident(identified(INCIDENT, PUBLIC, says(API, PARTIAL_OUTAGE)), resolved(2, 2));
        incident(identified(says(API, MAJOR_OUTAGE)));
        assertThat(changes.latest()).isEqualTo(Map.of(API, at(2)));
    }

    @Test
    void are_made_by_work_that_starts_or_ends_and_not_by_its_announcement() {
        var work = PlannedWork.number(1);
        maintenance(work.scheduled(API));
        assertThat(changes.latest()).isEmpty();

        maintenance(work.scheduled(API), work.started(1, 60, says(API, UNDER_MAINTENANCE)));
        assertThat(changes.latest()).isEqualTo(Map.of(API, at(2)));

        maintenance(work.scheduled(API), work.started(1, 60, says(API, UNDER_MAINTENANCE)), work.completed(2, 90));
        assertThat(changes.latest()).isEqualTo(Map.of(API, at(3)));
    }

    private void incident(IncidentEvent... events) {
        changes.enterIncident(IntStream.range(0, events.length)
                .mapToObj(i -> new RecordedEvent(events[i], recorded(i), Map.of()))
                .toList());
    }

    private void maintenance(MaintenanceEvent... events) {
        changes.enterMaintenance(IntStream.range(0, events.length)
                .mapToObj(i -> new dev.incidentledger.query.maintenance.RecordedEvent(events[i], recorded(i), Map.of()))
                .toList());
    }

    private static Provenance recorded(int place) {
        return new Provenance(place + 1L, place, at(place + 1), null, null, null);
    }
}
