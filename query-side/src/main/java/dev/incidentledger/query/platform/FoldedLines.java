package dev.incidentledger.query.platform;

import dev.incidentledger.query.platform.DerivedModel.Derived;
import dev.incidentledger.query.platform.ExportedModel.Lines;
import dev.incidentledger.query.platform.ExportedModel.Log;
import dev.incidentledger.query.platform.ExportedModel.Unreadable;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;

/** What an export tells of an aggregate whose rows are ahead of it. */
public record FoldedLines(List<String> lines, Optional<Unreadable> unreadable) {

    /** @param model one that has no events yet */
    public static FoldedLines of(String aggregateId, Log log, DerivedModel model) {
        for (var event : log.of(aggregateId)) {
            try {
                model.add(event);
            } catch (SerializationException unreadable) {
                return unreadable(aggregateId, event.position());
            }
        }
        return new FoldedLines(model.all().map(Derived::line).toList(), Optional.empty());
    }

    private static FoldedLines unreadable(String aggregateId, long position) {
        return new FoldedLines(
                List.of("{\"id\":\"%s\",\"unreadable\":%d}".formatted(aggregateId, position)),
                Optional.of(new Unreadable(
                        "EVENT_UNREADABLE",
                        position,
                        "Event %d, of %s, cannot be read; the log tells it as it was stored."
                                .formatted(position, aggregateId))));
    }

    public void writeTo(Lines told) throws IOException {
        for (var line : lines) {
            told.write(line);
        }
    }

    /** Of what could not be read, that which was recorded first. */
    static Optional<Unreadable> first(Optional<Unreadable> one, Optional<Unreadable> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.comparingLong(Unreadable::position));
    }
}
