package dev.incidentledger.eventstore.axonserver;

import dev.incidentledger.eventstore.postgres.CommandKey;
import dev.incidentledger.eventstore.postgres.LogCopy;
import dev.incidentledger.eventstore.postgres.LogCopy.End;
import dev.incidentledger.eventstore.postgres.LoggedEvent;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Copies Axon Server's stream into the log of PostgreSQL, event by event at its index plus one: a position means the same on
 * both. How far it is, is the end of the log itself. One process copies at a time; any other takes over when that one ends.
 */
final class StreamCopier implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StreamCopier.class);

    private static final int MOST_EVENTS = 1_000;
    private static final int MOST_BYTES = 4 << 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** Whoever holds the pen that long writes with it. */
    private static final int LOOKS_UNTIL_TRUST = 5;

    private final AxonServer server;
    private final LogCopy copy;
    private final EventForm form;
    private final CommandKey commandKey;
    private volatile @Nullable Thread thread;
    private volatile @Nullable String standsStillBecause;

    StreamCopier(AxonServer server, LogCopy copy, EventForm form, CommandKey commandKey) {
        this.server = server;
        this.copy = copy;
        this.form = form;
        this.commandKey = commandKey;
    }

    /** Why nothing is copied by this process, which would; null while it copies, or another one does. */
    @Nullable
    String standsStillBecause() {
        return standsStillBecause;
    }

    @Override
    public void start() {
        var copying = Thread.ofPlatform().name("stream-copier").daemon().unstarted(this::run);
        thread = copying;
        copying.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            while (isRunning()) {
                try {
                    copyWhileInTurn();
                } catch (SQLException | RuntimeException | Error failure) {
                    say(failure);
                }
                copy.close();
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException stopped) {
            LOG.debug("Nothing is copied any more");
        } finally {
            copy.close();
        }
    }

    /** Once for each reason, since it is tried again twice a second. */
    private void say(Throwable failure) {
        var why = String.valueOf(failure.getMessage());
        if (!why.equals(standsStillBecause)) {
            if (failure instanceof CopyAlarm) {
                LOG.error("The copy of Axon Server's events stands still: {}", why);
            } else {
                LOG.warn("The copy of Axon Server's events waits: {}", why);
            }
        }
        standsStillBecause = why;
    }

    private void copyWhileInTurn() throws SQLException, InterruptedException {
        for (int looks = 1; !copy.takePen(); looks++) {
            if (looks > LOOKS_UNTIL_TRUST) {
                standsStillBecause = null;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        var end = copy.end();
        requireSameStream(end);
        try (var stream = server.behind(end.position())) {
            while (isRunning()) {
                end = copyOn(stream, end);
                standsStillBecause = null;
            }
        }
    }

    /** The context may have been replaced, or set back behind what is copied. */
    private void requireSameStream(End end) throws InterruptedException {
        long size = server.size();
        if (size < end.position()) {
            throw new CopyAlarm("Axon Server has %d events and the copy %d: it was set back, or this is another context"
                    .formatted(size, end.position()));
        }
        if (end.position() == 0) {
            return;
        }
        try (var stream = server.behind(end.position() - 1)) {
            var last = stream.nextIfAvailable(server.patience().toMillis(), TimeUnit.MILLISECONDS);
            if (last == null) {
                throw new IllegalStateException("Axon Server does not tell event " + (end.position() - 1));
            }
            if (!last.getEvent().getMessageIdentifier().equals(end.eventId())) {
                throw new CopyAlarm("at position %d the copy has event %s and Axon Server %s: this is another context"
                        .formatted(
                                end.position(), end.eventId(), last.getEvent().getMessageIdentifier()));
            }
        }
    }

    private End copyOn(EventStream stream, End end) throws SQLException, InterruptedException {
        var next = next(stream, end);
        var moved = next.events().isEmpty() ? end : copy.add(next.events(), end);
        if (next.alarm() != null) {
            throw next.alarm();
        }
        if (!next.events().isEmpty()) {
            return moved;
        }
        if (stream.isClosed()) {
            throw new IllegalStateException(
                    stream.getError().map(Throwable::getMessage).orElse("Axon Server ended the stream"));
        }
        if (copy.end().position() != end.position()) { // also finds out whether the connection, and so the pen, is lost
            throw new IllegalStateException("The copy was written by somebody else");
        }
        return end;
    }

    /** @param alarm what comes behind these events, if that must not be copied */
    private record Next(List<LoggedEvent> events, @Nullable CopyAlarm alarm) {}

    /** Whatever is there, once the first is. */
    private Next next(EventStream stream, End end) throws InterruptedException {
        var events = new ArrayList<LoggedEvent>();
        long bytes = 0;
        var at = stream.nextIfAvailable(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        while (at != null) {
            try {
                requireOurs(at, end.position() + events.size());
            } catch (CopyAlarm alarm) {
                return new Next(events, alarm);
            }
            events.add(form.logged(at, commandKey));
            bytes += at.getEvent().getSerializedSize();
            at = events.size() < MOST_EVENTS && bytes < MOST_BYTES ? stream.nextIfAvailable() : null;
        }
        return new Next(events, null);
    }

    private void requireOurs(EventWithToken at, long expected) {
        if (at.getToken() != expected) {
            throw new CopyAlarm(
                    "Axon Server tells event %d where %d follows: there is a gap".formatted(at.getToken(), expected));
        }
        if (form.isForeign(at.getEvent())) {
            throw new CopyAlarm(
                    "event %d of Axon Server is a %s, which this release does not know: either a newer one wrote it, or the context is not this ledger's alone"
                            .formatted(expected, at.getEvent().getPayload().getType()));
        }
    }
}
