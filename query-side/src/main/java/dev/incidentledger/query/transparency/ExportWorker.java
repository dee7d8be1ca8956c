package dev.incidentledger.query.transparency;

import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.SignedNote;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes exports, one after the other, in the background. What the end of the process interrupts is begun anew by another
 * one that shares the folder, or by the next.
 */
@Component
class ExportWorker implements SmartLifecycle, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(ExportWorker.class);
    private static final long REST_SECONDS = 10;

    private final ExportFolder folder;
    private final LogExport log;
    private final Semaphore news = new Semaphore(0);
    private final AtomicLong failures = new AtomicLong();
    private volatile @Nullable Writing writing;
    private volatile boolean running;
    private Thread worker = new Thread();

    ExportWorker(ExportFolder folder, LogExport log) {
        this.folder = folder;
        this.log = log;
    }

    /** There is one to write. */
    void wake() {
        news.release();
    }

    /** Empty unless it is this one that is being written. */
    Optional<Writing> writing(Export export) {
        return Optional.ofNullable(writing).filter(under -> under.isOf(export));
    }

    @Override
    public void start() {
        running = true;
        worker = Thread.ofPlatform().name("exports").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        worker.interrupt();
        try {
            worker.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        FunctionCounter.builder("ledger.exports.failed", failures, AtomicLong::get)
                .description("Exports that could not be written")
                .register(metrics);
    }

    private void work() {
        while (running) {
            try {
                folder.next().ifPresentOrElse(this::write, this::rest);
            } catch (IOException
                    | RuntimeException
                    | Error failure) { // it must not end the thread that writes the next ones
                LOG.error("The folder of exports cannot be used", failure);
                rest();
            }
        }
    }

    private void write(ExportDraft draft) {
        try (draft) {
            writeOrFail(draft);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private void writeOrFail(ExportDraft draft) throws IOException {
        try {
            write(draft, log.signed());
        } catch (IOException | RuntimeException | Error failure) {
            if (running) {
                draft.empty();
                fail(draft.id(), failure);
            }
        } finally {
            writing = null;
        }
    }

    private void write(ExportDraft draft, List<SignedNote> signed) throws IOException {
        long toHold = Checkpoint.parse(signed.getLast().text()).size();
        var export =
                folder.find(draft.id()).orElseThrow(CancellationException::new).beginning(toHold);
        folder.update(export);
        if (export.begun() > 1) {
            LOG.info("Export {} is begun anew, since its process ended in the middle", export.id());
        }
        var under = new Writing(export);
        writing = under;
        var out = new BufferedOutputStream(draft.content());
        var unreadable = log.write(signed, out, written -> {
            goOn(export);
            under.reach(written);
        });
        out.flush();
        if (unreadable.isPresent()) {
            LOG.warn("Export {} is not whole: {}", export.id(), unreadable.get().detail());
            folder.update(export.lacking(unreadable.get()));
        }
        folder.finish(draft);
    }

    private void goOn(Export export) {
        if (!running) {
            throw new IllegalStateException("The process stops");
        }
        if (!folder.has(export.id())) {
            throw new CancellationException();
        }
    }

    private void fail(String id, Throwable failure) throws IOException {
        var begun = folder.find(id);
        if (begun.isEmpty()) {
            LOG.info("Export {} was removed before it was written", id);
            return;
        }
        LOG.error("Export {} cannot be written", id, failure);
        failures.incrementAndGet();
        try {
            folder.update(begun.get().failing("It could not be written, and the log of the product says why."));
        } catch (IOException unwritable) {
            LOG.error("Export {} will be tried again, since that could not be kept", id, unwritable);
            rest();
        }
    }

    private void rest() {
        try {
            if (news.tryAcquire(REST_SECONDS, TimeUnit.SECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
