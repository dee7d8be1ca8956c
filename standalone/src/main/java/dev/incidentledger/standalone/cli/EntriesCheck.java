package dev.incidentledger.standalone.cli;

import dev.incidentledger.log.export.SoundExport;
import dev.incidentledger.log.export.Verdict.Broken;
import dev.incidentledger.query.platform.EventRow;
import dev.incidentledger.query.timeline.DerivedEntries;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Holds what an export tells of entries in timelines against its events, both from front to back: none of them is kept. */
final class EntriesCheck implements AutoCloseable {

    private static final Pattern POSITION = Pattern.compile("\\{\"position\":(\\d{1,18}),.*");

    private final SoundExport.Model told;
    private long same;
    private Optional<Broken> difference = Optional.empty();

    EntriesCheck(SoundExport.Model told) {
        this.told = told;
    }

    /** To be called for each event, in the order of the log. */
    void compare(EventRow event) {
        if (difference.isEmpty()) {
            DerivedEntries.line(event).ifPresent(line -> compare(event, line));
        }
    }

    private void compare(EventRow event, String line) {
        try {
            if (told.tellsNext(line)) {
                same++;
            } else {
                difference = Optional.of(ModelCheck.different(
                        DerivedEntries.MODEL,
                        event.aggregateId(),
                        OptionalLong.of(Math.min(event.position(), toldInstead()))));
            }
        } catch (IOException damaged) {
            difference = Optional.of(ModelCheck.damaged(DerivedEntries.MODEL));
        }
    }

    /** Of an earlier event than the one expected, none should be told here. */
    private long toldInstead() {
        var position = POSITION.matcher(told.instead());
        return position.matches() ? Long.parseLong(position.group(1)) : Long.MAX_VALUE;
    }

    /** How many are as they should be. */
    long same() {
        return same;
    }

    /** The first, once all events were compared. */
    Optional<Broken> difference() {
        if (difference.isPresent()) {
            return difference;
        }
        try {
            return told.isAtEnd() ? Optional.empty() : Optional.of(ModelCheck.more(DerivedEntries.MODEL, same));
        } catch (IOException damaged) {
            return Optional.of(ModelCheck.damaged(DerivedEntries.MODEL));
        }
    }

    @Override
    public void close() throws IOException {
        told.close();
    }
}
