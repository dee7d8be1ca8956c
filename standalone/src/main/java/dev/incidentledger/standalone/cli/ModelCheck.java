package dev.incidentledger.standalone.cli;

import dev.incidentledger.log.export.ExportedEvent;
import dev.incidentledger.log.export.SoundExport;
import dev.incidentledger.log.export.Verdict.Broken;
import dev.incidentledger.query.currentstatus.DerivedComponents;
import dev.incidentledger.query.currentstatus.DerivedStatuses;
import dev.incidentledger.query.maintenance.DerivedMaintenances;
import dev.incidentledger.query.platform.DerivedModel;
import dev.incidentledger.query.platform.DerivedModel.Derived;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.promises.DerivedPromises;
import dev.incidentledger.query.timeline.DerivedIncidents;
import dev.incidentledger.query.uptime.DerivedClaims;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SimpleSerializedObject;

/**
 * What came of deriving the read models that a sound export tells from its events once more.
 *
 * @param same of each model by its name, how many lines are what follows from the events
 * @param difference the first; nothing behind it was compared
 */
record ModelCheck(Map<String, Long> same, Optional<Broken> difference) {

    private static final Pattern ID = Pattern.compile("[a-z]{3}_[0-9a-z]{26}");

    /** Those that exports tell, in their order, without any event yet. */
    static List<DerivedModel> models() {
        return List.of(
                new DerivedClaims(),
                new DerivedComponents(),
                new DerivedIncidents(),
                new DerivedMaintenances(),
                new DerivedPromises(),
                new DerivedStatuses());
    }

    /** @throws Failure when this release does not know an event, so that nothing can be compared */
    static ModelCheck of(Path file) throws IOException {
        try (var export = new SoundExport(file)) {
            return compare(derive(export), export);
        }
    }

    private static List<DerivedModel> derive(SoundExport export) throws IOException {
        var models = models();
        try (var events = export.events()) {
            for (var event = events.next(); event != null; event = events.next()) {
                derive(event, models);
            }
        }
        return models;
    }

    private static void derive(ExportedEvent event, List<DerivedModel> models) {
        var row = new EventRow(
                event.position(),
                event.aggregateId(),
                event.sequence(),
                event.eventId(),
                event.time(),
                new SimpleSerializedObject<>(event.payload().bytes(), byte[].class, event.event(), event.revision()),
                new SerializedMetaData<>(event.metadata().bytes(), byte[].class));
        try {
            models.forEach(model -> model.add(row));
        } catch (SerializationException unknown) {
            throw Failure.wrongUsage(
                    "The events are as they were signed, but this release cannot read event %d, and so not check what is told of them"
                            .formatted(event.position()));
        }
    }

    private static ModelCheck compare(List<DerivedModel> models, SoundExport export) {
        var same = new LinkedHashMap<String, Long>();
        for (var model : models) {
            var difference = compare(model, export, same);
            if (difference.isPresent()) {
                return new ModelCheck(same, difference);
            }
        }
        return new ModelCheck(same, Optional.empty());
    }

    private static Optional<Broken> compare(DerivedModel model, SoundExport export, Map<String, Long> same) {
        same.put(model.name(), 0L);
        try (var told = export.model(model.name())) {
            for (var derived : (Iterable<Derived>) model.all()::iterator) {
                if (!told.tellsNext(derived.line())) {
                    return Optional.of(different(model, first(derived.id(), told.instead())));
                }
                same.merge(model.name(), 1L, Long::sum);
            }
            return told.isAtEnd()
                    ? Optional.empty()
                    : Optional.of(id(told.instead())
                            .map(id -> different(model, id))
                            .orElseGet(() -> broken(
                                    "It tells of more %s than %d".formatted(model.name(), same.get(model.name())))));
        } catch (IOException damaged) {
            return Optional.of(broken("What it tells of %s is damaged".formatted(model.name())));
        }
    }

    /** They are told in the order of ids: what has an earlier one than expected should not be told at all. */
    private static String first(String expected, String instead) {
        return id(instead).filter(id -> id.compareTo(expected) < 0).orElse(expected);
    }

    private static Optional<String> id(String line) {
        return ID.matcher(line).results().map(MatchResult::group).findFirst();
    }

    private static Broken different(DerivedModel model, String id) {
        return new Broken(
                model.newest(id).map(OptionalLong::of).orElseGet(OptionalLong::empty),
                "What it tells of %s is not what the events of %s do".formatted(model.name(), id));
    }

    private static Broken broken(String reason) {
        return new Broken(OptionalLong.empty(), reason);
    }
}
