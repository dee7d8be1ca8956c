package dev.incidentledger.query.ready;

import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.RecordedEvent;
import java.util.List;
import java.util.stream.Stream;

/**
 * An incident that the public may see.
 *
 * @param publicId what it is called outside
 * @param history what the public may see of it
 * @param events all of them, with what their source said beyond them; not to be shown as they are
 */
public record PublicIncident(String publicId, IncidentHistory history, List<RecordedEvent> events) {

    /** Our ids of all that has one of its own in public. */
    static Stream<String> idsIn(IncidentHistory history) {
        return Stream.of(
                        Stream.of(history.id().value()),
                        history.updates().stream().map(update -> update.id().value()),
                        history.updates().stream()
                                .flatMap(update -> update.components().stream())
                                .map(component -> component.id().value()),
                        history.publishedPostmortems().stream()
                                .map(version -> version.postmortem().id().value()))
                .flatMap(ids -> ids);
    }
}
