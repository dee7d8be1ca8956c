package dev.incidentledger.query.platform;

import dev.incidentledger.query.platform.ExportedModel.Lines;
import dev.incidentledger.query.platform.ExportedModel.Log;
import dev.incidentledger.query.platform.ExportedModel.Unreadable;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Tells what a table has of incidents and maintenances at the end of a log that goes on meanwhile. Those that have gone on since are
 * folded from their events, a few hundred are read at a time, and of all others only the ids are held.
 */
public record RowsBySource(Table table, Supplier<? extends DerivedModel> derived) {

    private static final int AT_ONCE = 500;

    /** Rows of incidents and maintenances, as they are kept: nobody has looked whether they make any sense. */
    public interface Table {

        /** The ids of all that have a row. */
        Collection<String> sources();

        /** A line for each row of these, in their order; those that have no row are missing. */
        Map<String, List<String>> lines(Collection<String> sources);
    }

    public Optional<Unreadable> write(Log log, Lines lines) throws IOException {
        var ids = new TreeSet<>(table.sources());
        ids.addAll(log.goneOn()); // asked after the rows, whose source may have gone on to claim nothing
        return ToldLines.write(List.copyOf(ids), AT_ONCE, some -> told(some, log), lines);
    }

    private ToldLines told(List<String> some, Log log) {
        var rows = table.lines(some);
        var goneOn = log.goneOn(); // asked after the rows, or one could be ahead unnoticed
        return ToldLines.joined(some.stream()
                .map(id -> goneOn.contains(id)
                        ? ToldLines.of(id, log, derived.get())
                        : ToldLines.of(rows.getOrDefault(id, List.of()).stream()))
                .toList());
    }
}
