package dev.incidentledger.query.transparency;

import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.http.ProblemException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes orders for exports, and tells what became of them. */
@Component
class ExportOrders {

    private final ExportFolder folder;
    private final ExportSettings settings;
    private final LogExport log;
    private final ExportWorker worker;
    private final InstantSource clock;

    ExportOrders(
            ExportFolder folder, ExportSettings settings, LogExport log, ExportWorker worker, InstantSource clock) {
        this.folder = folder;
        this.settings = settings;
        this.log = log;
        this.worker = worker;
        this.clock = clock;
    }

    /** @throws ProblemException when there is nothing to export, or no room for one more */
    synchronized ExportProgress request(TokenId by) throws IOException {
        if (log.signed().isEmpty()) {
            throw ProblemException.conflictForNow("NO_CHECKPOINT", "Nothing has been signed yet.");
        }
        makeRoom();
        var export = new Export(ExportFolder.nextId(), by.value(), clock.instant(), 0, 0, null, null);
        folder.add(export);
        worker.wake();
        return ExportProgress.waiting(export);
    }

    private void makeRoom() throws IOException {
        var all = all();
        if (all.size() >= settings.most()) {
            var oldest = all.reversed().stream()
                    .filter(ExportProgress::isAtItsEnd)
                    .findFirst()
                    .orElseThrow(() -> ProblemException.conflict(
                            "TOO_MANY_EXPORTS",
                            "%d exports are not written yet; wait for them, or remove one.".formatted(all.size())));
            folder.remove(oldest.id());
        }
    }

    /** The newest first. */
    List<ExportProgress> all() throws IOException {
        var all = new ArrayList<ExportProgress>();
        for (var export : folder.all().reversed()) {
            all.add(progress(export));
        }
        return all;
    }

    Optional<ExportProgress> find(String id) throws IOException {
        var export = folder.find(id);
        return export.isPresent() ? Optional.of(progress(export.get())) : Optional.empty();
    }

    /** What was written, when it is whole. */
    Optional<Path> file(String id) throws IOException {
        return folder.find(id).flatMap(folder::file);
    }

    /** @return whether it was there; when it is being written, that ends soon */
    boolean remove(String id) throws IOException {
        return folder.remove(id);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void removeOld() throws IOException {
        for (var export : all()) {
            if (export.keptUntil() != null && export.keptUntil().isBefore(clock.instant())) {
                folder.remove(export.id());
            }
        }
    }

    private ExportProgress progress(Export export) throws IOException {
        var file = folder.file(export);
        if (file.isPresent()) {
            try {
                return ExportProgress.finished(export, file.get(), settings.keptFor());
            } catch (NoSuchFileException removedMeanwhile) {
                return ExportProgress.waiting(export);
            }
        }
        if (export.problem() != null) {
            return ExportProgress.failed(export, settings.keptFor());
        }
        return worker.writing(export)
                .map(writing -> ExportProgress.writing(export, writing))
                .orElseGet(() -> ExportProgress.waiting(export));
    }
}
