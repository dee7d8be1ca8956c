package dev.incidentledger.query.transparency;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.incidentledger.query.platform.ExportedModel.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far an export has come.
 *
 * @param begun how often its writing began; more than once when the process ended in the middle
 * @param events that it is to hold; 0 before its writing began
 * @param written how many of them are in it
 * @param eventsPerSecond null unless it is being written
 * @param remainingSeconds at that pace; null unless it is being written
 * @param finishedAt null until then
 * @param bytes of its file; null until that is whole
 * @param keptUntil null while it is not at its end
 * @param problem null unless it failed
 * @param unreadable why what it tells of the events is not whole; null when it is
 */
record ExportProgress(
        String id,
        State state,
        String requestedBy,
        Instant requestedAt,
        int begun,
        long events,
        long written,
        @Nullable Long eventsPerSecond,
        @Nullable Long remainingSeconds,
        @Nullable Instant finishedAt,
        @Nullable Long bytes,
        @Nullable Instant keptUntil,
        @Nullable String problem,
        @Nullable Unreadable unreadable) {

    enum State {
        WAITING,
        WRITING,
        FINISHED,
        FAILED;

        private final String wireName = name().toLowerCase(Locale.ROOT);

        @JsonValue
        String wireName() {
            return wireName;
        }
    }

    boolean isAtItsEnd() {
        return keptUntil != null;
    }

    static ExportProgress waiting(Export export) {
        return of(export, State.WAITING, 0, null, null, null, null, null);
    }

    static ExportProgress writing(Export export, Writing writing) {
        return of(
                export,
                State.WRITING,
                writing.written(),
                writing.perSecond(),
                writing.remainingSeconds(),
                null,
                null,
                null);
    }

    static ExportProgress finished(Export export, Path file, Duration keptFor) throws IOException {
        var finishedAt = Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MICROS);
        return of(
                export,
                State.FINISHED,
                export.events(),
                null,
                null,
                finishedAt,
                Files.size(file),
                finishedAt.plus(keptFor));
    }

    static ExportProgress failed(Export export, Duration keptFor) {
        return of(
                export,
                State.FAILED,
                0,
                null,
                null,
                null,
                null,
                export.requestedAt().plus(keptFor));
    }

    private static ExportProgress of(
            Export export,
            State state,
            long written,
            @Nullable Long eventsPerSecond,
            @Nullable Long remainingSeconds,
            @Nullable Instant finishedAt,
            @Nullable Long bytes,
            @Nullable Instant keptUntil) {
        return new ExportProgress(
                export.id(),
                state,
                export.requestedBy(),
                export.requestedAt(),
                export.begun(),
                export.events(),
                written,
                eventsPerSecond,
                remainingSeconds,
                finishedAt,
                bytes,
                keptUntil,
                export.problem(),
                export.unreadable());
    }
}
