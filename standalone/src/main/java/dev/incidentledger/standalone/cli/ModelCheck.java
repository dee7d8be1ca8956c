package dev.incidentledger.standalone.cli;

import dev.incidentledger.log.export.ExportedEvent;
import dev.incidentledger.log.export.SoundExport;
import dev.incidentledger.log.export.Verdict.Broken;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.timeline.DerivedIncidents;
import dev.incidentledger.query.timeline.DerivedIncidents.Derived;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SimpleSerializedObject;

/**
 * What came of deriving what a sound export tells of incidents from its events once more.
 *
 * @param incidents of how many it tells what their events do
 * @param difference the first
 */
record ModelCheck(long incidents, Optional<Broken> difference) {

    /** @throws Failure when this release does not know an event, so that nothing can be compared */
    static ModelCheck of(Path file) throws IOException {
        try (var export = new SoundExport(file)) {
            return compare(derive(export), export);
        }
    }

    private static DerivedIncidents derive(SoundExport export) throws IOException {
        var incidents = new DerivedIncidents();
        try (var events = export.events()) {
            for (var event = events.next(); event != null; event = events.next()) {
                derive(event, incidents);
            }
        }
        return incidents;
    }

    private static void derive(ExportedEvent event, DerivedIncidents incidents) {
        try {
            incidents.add(new EventRow(
                    event.position(),
                    event.aggregateId(),
                    event.sequence(),
                    event.eventId(),
                    event.time(),
                    new SimpleSerializedObject<>(
                            event.payload().bytes(), byte[].class, event.event(), event.revision()),
                    new SerializedMetaData<>(event.metadata().bytes(), byte[].class)));
        } catch (SerializationException unknown) {
            throw Failure.wrongUsage(
                    "The events are as they were signed, but this release cannot read event %d, and so not check what is told of incidents"
                            .formatted(event.position()));
        }
    }

    private static ModelCheck compare(DerivedIncidents incidents, SoundExport export) {
        long same = 0;
        try (var told = export.model(DerivedIncidents.MODEL)) {
            for (var incident : (Iterable<Derived>) incidents.all()::iterator) {
                if (!told.tellsNext(incident.line())) {
                    return different(
                            same,
                            OptionalLong.of(incident.position()),
                            "It does not tell of incident %s what its events do".formatted(incident.id()));
                }
                same++;
            }
            return told.isAtEnd()
                    ? new ModelCheck(same, Optional.empty())
                    : different(same, OptionalLong.empty(), "It tells of more incidents than %d".formatted(same));
        } catch (IOException damaged) {
            return different(same, OptionalLong.empty(), "What it tells of incidents is damaged");
        }
    }

    private static ModelCheck different(long same, OptionalLong position, String reason) {
        return new ModelCheck(same, Optional.of(new Broken(position, reason)));
    }
}
