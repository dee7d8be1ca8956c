package dev.incidentledger.standalone.cli;

import dev.incidentledger.log.export.ExportedEvent;
import dev.incidentledger.log.export.SoundExport;
import dev.incidentledger.log.export.Verdict.Broken;
import dev.incidentledger.query.currentstatus.DerivedComponents;
import dev.incidentledger.query.currentstatus.DerivedIncidents;
import dev.incidentledger.query.currentstatus.DerivedStatuses;
import dev.incidentledger.query.maintenance.DerivedMaintenances;
import dev.incidentledger.query.platform.DerivedModel;
import dev.incidentledger.query.platform.DerivedModel.Derived;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.promises.DerivedPromises;
import dev.incidentledger.query.timeline.DerivedEntries;
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
import java.util.stream.Stream;
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

    /** Those that are folded from all events before anything is compared, in the order in which exports tell them. */
    static List<DerivedModel> folded() {
        return List.of(
                new DerivedClaims(),
                new DerivedComponents(),
                new DerivedIncidents(),
                new DerivedMaintenances(),
                new DerivedPromises(),
                new DerivedStatuses());
    }

    /** Of all that exports tell, in their order. */
    static List<String> names() {
        return Stream.concat(folded().stream().map(DerivedModel::name), Stream.of(DerivedEntries.MODEL))
                .toList();
    }

    /** @throws Failure when this release does not know an event, so that nothing can be compared */
    static ModelCheck of(Path file) throws IOException {
        var models = folded();
        try (var export = new SoundExport(file);
                var entries = new EntriesCheck(export.model(DerivedEntries.MODEL))) {
            derive(export, models, entries);
            return compare(models, entries, export);
        }
    }

    private static void derive(SoundExport export, List<DerivedModel> models, EntriesCheck entries) throws IOException {
        try (var events = export.events()) {
            for (var event = events.next(); event != null; event = events.next()) {
                derive(event, models, entries);
            }
        }
    }

    private static void derive(ExportedEvent event, List<DerivedModel> models, EntriesCheck entries) {
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
            entries.compare(row);
        } catch (SerializationException unknown) {
            throw Failure.wrongUsage(
                    "The events are as they were signed, but this release cannot read event %d, and so not check what is told of them"
                            .formatted(event.position()));
        }
    }

    private static ModelCheck compare(List<DerivedModel> models, EntriesCheck entries, SoundExport export) {
        var same = new LinkedHashMap<String, Long>();
        for (var model : models) {
            var difference = compare(model, export, same);
            if (difference.isPresent()) {
                return new ModelCheck(same, difference);
            }
        }
        same.put(DerivedEntries.MODEL, entries.same());
        return new ModelCheck(same, entries.difference());
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
                            .orElseGet(() -> more(model.name(), same.get(model.name()))));
        } catch (IOException damaged) {
            return Optional.of(damaged(model.name()));
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
        return different(
                model.name(), id, model.newest(id).map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }

    static Broken different(String model, String id, OptionalLong position) {
        return new Broken(position, "What it tells of %s is not what the events of %s do".formatted(model, id));
    }

    static Broken more(String model, long same) {
        return new Broken(OptionalLong.empty(), "It tells of more %s than %d".formatted(model, same));
    }

    static Broken damaged(String model) {
        return new Broken(OptionalLong.empty(), "What it tells of %s is damaged".formatted(model));
    }
}
