package dev.incidentledger.query.platform;

import dev.incidentledger.query.platform.DerivedModel.Derived;
import dev.incidentledger.query.platform.ExportedModel.Lines;
import dev.incidentledger.query.platform.ExportedModel.Log;
import dev.incidentledger.query.platform.ExportedModel.Unreadable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;

/** Some of the lines that an export tells of a read model, and the first event that could not be read for them. */
public record ToldLines(List<String> lines, Optional<Unreadable> unreadable) {

    public static ToldLines of(Stream<String> lines) {
        return new ToldLines(lines.toList(), Optional.empty());
    }

    /** What it tells of an aggregate whose rows are ahead of it. */
    public static ToldLines of(String aggregateId, Log log, DerivedModel noEventsYet) {
        for (var event : log.of(aggregateId)) {
            try {
                noEventsYet.add(event);
            } catch (SerializationException _) {
                return unreadable(
                        aggregateId,
                        new Unreadable(
                                "EVENT_UNREADABLE",
                                event.position(),
                                "Event %d, of %s, cannot be read; the log tells it as it was stored."
                                        .formatted(event.position(), aggregateId)));
            }
        }
        return of(noEventsYet.all().map(Derived::line));
    }

    /** In the place of what would be told of this. */
    public static ToldLines unreadable(String id, Unreadable why) {
        return new ToldLines(
                List.of("{\"id\":\"%s\",\"unreadable\":%d}".formatted(id, why.position())), Optional.of(why));
    }

    /** One behind the other. */
    public static ToldLines joined(List<ToldLines> all) {
        return new ToldLines(
                all.stream().flatMap(each -> each.lines().stream()).toList(),
                first(all.stream().flatMap(each -> each.unreadable().stream())));
    }

    /**
     * Has them made of so many things at once, ahead of their being written.
     *
     * @param told is called by other threads
     * @return the first that could not be read
     */
    public static <T> Optional<Unreadable> write(
            List<T> things, int atOnce, Function<List<T>, ToldLines> told, Lines lines) throws IOException {
        var pieces = IntStream.iterate(0, from -> from < things.size(), from -> from + atOnce)
                .mapToObj(from -> things.subList(from, Math.min(from + atOnce, things.size())))
                .toList();
        var unreadable = new ArrayList<Unreadable>();
        ReadAhead.forEach(pieces, told, (_, some) -> {
            some.writeTo(lines);
            some.unreadable().ifPresent(unreadable::add);
        });
        return first(unreadable.stream());
    }

    public void writeTo(Lines told) throws IOException {
        for (var line : lines) {
            told.write(line);
        }
    }

    /** That which was recorded first. */
    private static Optional<Unreadable> first(Stream<Unreadable> unreadable) {
        return unreadable.min(Comparator.comparingLong(Unreadable::position));
    }
}
