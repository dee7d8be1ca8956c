package dev.incidentledger.query.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.http.AccessTokenVerifier;
import dev.incidentledger.http.Caller;
import dev.incidentledger.query.stream.Frame.Readers;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/**
 * Writes the stream to one client, on the client's own thread, until its token does not stand any more, it has left, it has
 * fallen behind, or the stream is over.
 */
final class Listener {

    private static final byte[] GREETING = "retry: 2000\n: welcome\n\n".getBytes(US_ASCII);
    private static final byte[] COMMENT = ":\n\n".getBytes(US_ASCII);

    /** Why a listener ended. */
    enum End {
        OVER,
        NOT_ALLOWED,
        FELL_BEHIND
    }

    private final Caller caller;
    private final AccessTokenVerifier tokens;
    private final LiveTail tail;
    private final EarlierFrames earlier;
    private final Duration heartbeat;
    private final OutputStream client;
    private final long joinedAt;
    private long position;
    private long nextBeat;

    /** @param position behind which event of the log it begins */
    Listener(
            Caller caller,
            long position,
            AccessTokenVerifier tokens,
            LiveTail tail,
            EarlierFrames earlier,
            Duration heartbeat,
            OutputStream client) {
        this.caller = caller;
        this.position = position;
        this.tokens = tokens;
        this.tail = tail;
        this.earlier = earlier;
        this.heartbeat = heartbeat;
        this.client = client;
        this.joinedAt = tail.end();
        this.nextBeat = System.nanoTime() + heartbeat.toNanos();
    }

    /** @throws IOException when the client has left, or took nothing for as long as a write may last */
    End run() throws IOException, InterruptedException {
        client.write(GREETING);
        client.flush();
        var place = tail.behind(position);
        while (place.isEmpty()) {
            if (!tail.isOpen() || !catchUp()) {
                return End.OVER;
            }
            if (!beat()) {
                return End.NOT_ALLOWED;
            }
            place = tail.behind(position);
        }
        return follow(place.getAsLong());
    }

    private boolean catchUp() throws IOException, InterruptedException {
        var stretch = earlier.behind(position);
        boolean goesOn = stretch.upTo() > position;
        send(stretch.frames(), joinedAt);
        position = stretch.upTo();
        return goesOn;
    }

    private End follow(long first) throws IOException, InterruptedException {
        long number = first;
        while (true) {
            var stretch = tail.await(number, Duration.ofNanos(nextBeat - System.nanoTime()));
            if (stretch.isEmpty()) {
                return tail.isOpen() ? End.FELL_BEHIND : End.OVER;
            }
            if (!beat()) {
                return End.NOT_ALLOWED;
            }
            send(stretch.get().frames(), number);
            number = stretch.get().next();
        }
    }

    private void send(List<Frame> frames, long firstNumber) throws IOException {
        long number = firstNumber;
        for (var frame : frames) {
            if (isNew(frame, number++) && maySee(frame)) {
                client.write(frame.bytes());
            }
            position = Math.max(position, frame.position());
        }
        client.flush();
    }

    /** What was announced before this listener came was told to those who were there. */
    private boolean isNew(Frame frame, long number) {
        return frame.isAnnouncement() ? number >= joinedAt : frame.position() > position;
    }

    private boolean maySee(Frame frame) {
        return frame.readers() == Readers.EVERY_CALLER || caller.is(Role.ADMIN);
    }

    /** False when the caller may not listen any more. */
    private boolean beat() throws IOException {
        if (System.nanoTime() - nextBeat < 0) {
            return true;
        }
        nextBeat = System.nanoTime() + heartbeat.toNanos();
        client.write(COMMENT);
        client.flush();
        return tokens.isStanding(caller.tokenId());
    }
}
