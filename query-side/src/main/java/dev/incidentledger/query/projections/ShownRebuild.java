package dev.incidentledger.query.projections;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.incidentledger.eventstore.rebuild.Finding;
import dev.incidentledger.eventstore.rebuild.Finding.Difference;
import dev.incidentledger.eventstore.rebuild.Rebuild;
import dev.incidentledger.eventstore.rebuild.Rebuild.Purpose;
import dev.incidentledger.eventstore.rebuild.Rebuild.State;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild or verification as admins see it.
 *
 * @param total where the log ends, which it has to reach; its own position once it has ended
 * @param secondsLeft null while no rate is known, and once it has ended
 * @param equal whether all live rows are what the log says; null when nothing was compared
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ShownRebuild(
        String purpose,
        String state,
        long position,
        long total,
        long eventsPerSecond,
        @Nullable Long secondsLeft,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String cause,
        @Nullable Boolean equal,
        List<ShownFinding> findings) {

    record ShownFinding(
            String table,
            boolean equal,
            long liveRows,
            long rebuiltRows,
            long differences,
            List<ShownDifference> first) {

        static ShownFinding of(Finding finding) {
            return new ShownFinding(
                    finding.table(),
                    finding.isEqual(),
                    finding.liveRows(),
                    finding.rebuiltRows(),
                    finding.differences(),
                    finding.first().stream().map(ShownDifference::of).toList());
        }
    }

    record ShownDifference(Map<String, Object> key, String kind) {

        static ShownDifference of(Difference difference) {
            return new ShownDifference(difference.key(), word(difference.kind()));
        }
    }

    static ShownRebuild of(Rebuild rebuild, long head) {
        long total = rebuild.isRunning() ? Math.max(head, rebuild.position()) : rebuild.position();
        var left = rebuild.secondsLeft(head);
        boolean compared = rebuild.purpose() == Purpose.VERIFICATION && rebuild.state() == State.DONE;
        return new ShownRebuild(
                word(rebuild.purpose()),
                word(rebuild.state()),
                rebuild.position(),
                total,
                Math.round(rebuild.eventsPerSecond()),
                rebuild.isRunning() && left.isPresent() ? left.getAsLong() : null,
                rebuild.startedAt(),
                rebuild.endedAt(),
                rebuild.cause(),
                compared ? rebuild.findings().stream().allMatch(Finding::isEqual) : null,
                rebuild.findings().stream().map(ShownFinding::of).toList());
    }

    boolean isRunning() {
        return state.equals(word(State.RUNNING));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
