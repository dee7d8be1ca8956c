package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.Envelope;
import dev.incidentledger.log.GrowingTree;
import dev.incidentledger.log.Hash;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.SignerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A log of events of seven aggregates, sealed and signed as a log does it. */
final class SampleLog {

    static final String ORIGIN = "status.example.com/log";

    final SignerKey key = SignerKey.generate(ORIGIN);
    final List<ExportedEvent> events = new ArrayList<>();
    final List<SignedNote> checkpoints = new ArrayList<>();
    private final GrowingTree tree = GrowingTree.empty();
    private final Map<String, Hash> leaves = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();

    /** @param signedAt sizes at which it is signed, rising; the last one is how long it gets */
    static SampleLog of(long... signedAt) {
        var log = new SampleLog();
        for (long size : signedAt) {
            while (log.events.size() < size) {
                log.append();
            }
            log.sign();
        }
        return log;
    }

    void write(Path file) throws IOException {
        write(file, checkpoints, events);
    }

    void write(Path file, List<SignedNote> signed, List<ExportedEvent> told) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var export = new ExportWriter(out, signed, List.of(key.verifier().toString()), List.of());
            for (var event : told) {
                export.write(ExportWriter.line(event));
            }
            export.finish();
        }
    }

    SignedNote signed(SignerKey signer, int size, Hash root) {
        return SignedNote.sign(new Checkpoint(ORIGIN, size, root).text(), List.of(signer));
    }

    /** An event with another text, and the leaf that belongs to it. */
    ExportedEvent forged(ExportedEvent event, String text) {
        var previous = Optional.<Hash>empty();
        for (var earlier : events) {
            if (earlier.aggregateId().equals(event.aggregateId()) && earlier.sequence() == event.sequence() - 1) {
                previous = Optional.of(Hash.ofBase64(earlier.leaf()));
            }
        }
        var payload = StoredBytes.of(text.getBytes(UTF_8));
        return with(
                event,
                payload,
                with(event, payload, event.leaf()).envelope(previous).leaf().toBase64());
    }

    static ExportedEvent with(ExportedEvent event, StoredBytes payload, String leaf) {
        return new ExportedEvent(
                event.position(),
                event.eventId(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.event(),
                event.revision(),
                event.recordedAt(),
                event.commandKey(),
                payload,
                event.metadata(),
                leaf);
    }

    private void append() {
        long position = events.size() + 1L;
        var aggregate = "inc_" + position % 7;
        long sequence = sequences.merge(aggregate, 0L, (last, _) -> last + 1);
        var payload = position % 50 == 0
                ? new byte[] {(byte) 0xff, (byte) position}
                : "{\"message\":\"We look into it, no. %d. \u20ac\"}"
                        .formatted(position)
                        .getBytes(UTF_8);
        var envelope = new Envelope(
                position,
                "e" + position,
                Optional.of("Incident").filter(_ -> position % 11 != 0),
                aggregate,
                sequence,
                "incident.update-posted",
                Optional.of("1"),
                Instant.EPOCH.plusSeconds(position / 3),
                Optional.of("key " + position).filter(_ -> position % 5 == 0),
                Hash.of(payload),
                Hash.of("{}".getBytes(UTF_8)),
                Optional.ofNullable(leaves.get(aggregate)));
        tree.add(envelope.leaf());
        leaves.put(aggregate, envelope.leaf());
        events.add(new ExportedEvent(
                position,
                envelope.eventId(),
                envelope.aggregateType().orElse(null),
                aggregate,
                sequence,
                envelope.event(),
                envelope.revision().orElse(null),
                Envelope.written(envelope.recordedAt()),
                envelope.commandKey().orElse(null),
                StoredBytes.of(payload),
                StoredBytes.of("{}".getBytes(UTF_8)),
                envelope.leaf().toBase64()));
    }

    private void sign() {
        checkpoints.add(signed(key, events.size(), tree.root()));
    }
}
