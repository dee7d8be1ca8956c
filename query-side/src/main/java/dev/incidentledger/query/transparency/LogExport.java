package dev.incidentledger.query.transparency;

import dev.incidentledger.eventstore.postgres.LogReader;
import dev.incidentledger.eventstore.postgres.LoggedEvent;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.Envelope;
import dev.incidentledger.log.Hash;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.Tile;
import dev.incidentledger.log.export.ExportWriter;
import dev.incidentledger.log.export.ExportedEvent;
import dev.incidentledger.log.export.StoredBytes;
import dev.incidentledger.query.platform.ExportedModel;
import dev.incidentledger.query.platform.ExportedModel.Unreadable;
import dev.incidentledger.query.platform.ReadAhead;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/** Writes the log as one file, as far as it is signed; it holds no more of it than three tiles' worth of events. */
@Component
class LogExport {

    private final LogReader log;
    private final SealedTree sealed;
    private final Checkpoints checkpoints;
    private final ExportedModels models;

    LogExport(PostgresEventStorageEngine engine, SealedTree sealed, Checkpoints checkpoints, ExportedModels models) {
        this.log = engine.log();
        this.sealed = sealed;
        this.checkpoints = checkpoints;
        this.models = models;
    }

    /** @return the newest one last; empty while nothing is signed */
    List<SignedNote> signed() {
        return checkpoints.spread(ExportWriter.MOST_CHECKPOINTS);
    }

    /**
     * @param signed at least one, the newest last
     * @param progress is told how many events are written, before each tile's worth of them, and of the lines of a read model
     * @return the first event that could not be told of in a read model; the log has it
     */
    Optional<Unreadable> write(List<SignedNote> signed, OutputStream out, LongConsumer progress) throws IOException {
        long size = Checkpoint.parse(signed.getLast().text()).size();
        var export = new ExportWriter(
                out,
                signed,
                checkpoints.publicKeys(),
                models.all().stream().map(ExportedModel::name).toList());
        var tiles = LongStream.iterate(0, position -> position < size, position -> position + Tile.WIDTH)
                .boxed()
                .toList();
        ReadAhead.forEach(tiles, position -> read(position, size), (position, lines) -> {
            progress.accept(position);
            for (var line : lines) {
                export.write(line);
            }
        });
        var unreadable = Optional.<Unreadable>empty();
        var until = new LogUntil(log, size);
        for (var model : models.all()) {
            export.beginModel(model.name());
            var told = new AtomicLong();
            var lacks = models.write(model, until, line -> {
                if (told.getAndIncrement() % Tile.WIDTH == 0) {
                    progress.accept(size);
                }
                export.write(line);
            });
            unreadable = unreadable.or(() -> lacks);
        }
        export.finish();
        return unreadable;
    }

    private List<byte[]> read(long after, long size) {
        var tile = new Tile(0, after / Tile.WIDTH);
        var leaves = sealed.read(Set.of(tile)).getOrDefault(tile, new byte[0]);
        int count = (int) Math.min(Tile.WIDTH, size - after);
        // Where some are missing, whoever checks will find it.
        return log.after(after, count).stream()
                .takeWhile(event -> event.position() <= after + count)
                .map(event -> exported(event, Hash.at(leaves, (int) (event.position() - 1 - after) * Hash.SIZE)))
                .map(ExportWriter::line)
                .toList();
    }

    static ExportedEvent exported(LoggedEvent event, Hash leaf) {
        return new ExportedEvent(
                event.position(),
                event.eventId(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.payloadType(),
                event.payloadRevision(),
                Envelope.written(event.recordedAt()),
                event.commandKey(),
                StoredBytes.of(event.payload()),
                StoredBytes.of(event.metadata()),
                leaf.toBase64());
    }
}
