package dev.incidentledger.query.timeline;

import dev.incidentledger.query.platform.ExportedModel;
import dev.incidentledger.query.platform.ReadAhead;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the entries of all timelines as they are kept, whether or not anybody can read them, in the order of the log. */
@Component
class EntriesModel implements ExportedModel {

    private static final int AT_ONCE = 1_024;

    private final JdbcClient db;

    EntriesModel(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return DerivedEntries.MODEL;
    }

    @Override
    public String projection() {
        return TimelineProjection.GROUP;
    }

    /** What was recorded up to a position stays as it is, however far the log goes on. */
    @Override
    public Optional<Unreadable> write(Log log, Lines lines) throws IOException {
        var stretches = LongStream.iterate(0, after -> after < log.end(), after -> after + AT_ONCE)
                .boxed()
                .toList();
        ReadAhead.forEach(stretches, after -> lines(after, log.end()), (_, some) -> {
            for (var line : some) {
                lines.write(line);
            }
        });
        return Optional.empty();
    }

    private List<String> lines(long after, long end) {
        return db
                .sql("select %s from query.timeline_v1 where position > ? and position <= ? order by position"
                        .formatted(ToldEntry.COLUMNS))
                .params(after == 0 ? Long.MIN_VALUE : after, Math.min(after + AT_ONCE, end)) // no event has one below 1
                .query((row, _) -> ToldEntry.read(row))
                .list()
                .stream()
                .map(ToldEntry::line)
                .toList();
    }
}
