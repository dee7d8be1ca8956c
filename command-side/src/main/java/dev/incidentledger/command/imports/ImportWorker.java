package dev.incidentledger.command.imports;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.incidentledger.command.catalogue.KnownComponents;
import dev.incidentledger.command.imports.ImportJobs.Job;
import dev.incidentledger.command.platform.CommandDispatcher;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Imports what was received, file by file, in the background. It begins anew where a crash left it: whatever it records
 * has its effect once.
 */
@Component
class ImportWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final int AT_ONCE = 16;
    private static final long REST_SECONDS = 5;
    private static final long RETRY_SECONDS = 1;

    /** As long as a command may take, and a little more. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final ImportJobs jobs;
    private final CommandDispatcher commands;
    private final KnownComponents components;
    private final EventStore events;
    private final InstantSource clock;
    private final ImportRefusals refusals;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = new Thread();
    private ExecutorService histories = threads();

    ImportWorker(
            ImportJobs jobs,
            CommandDispatcher commands,
            KnownComponents components,
            EventStore events,
            InstantSource clock,
            ImportRefusals refusals) {
        this.jobs = jobs;
        this.commands = commands;
        this.components = components;
        this.events = events;
        this.clock = clock;
        this.refusals = refusals;
    }

    /** There is a file to import. */
    void wake() {
        news.release();
    }

    @Override
    public void start() {
        running = true;
        histories = threads();
        thread = Thread.ofPlatform().name("imports").start(this::work);
    }

    /**
     * Returns when the commands under way are answered and their outcomes kept, or after a while. What was not decided or kept goes
     * on elsewhere, where it has its effect once.
     */
    @Override
    public void stop() {
        running = false;
        wake();
        try {
            thread.join(LONGEST_STOP);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        histories.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static ExecutorService threads() {
        return Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofVirtual().name("import-", 0).factory());
    }

    private void work() {
        while (running) {
            try {
                jobs.next().ifPresentOrElse(this::importAll, () -> rest(REST_SECONDS));
            } catch (RuntimeException failure) { // whatever it is, it must not end the thread that would try again
                LOG.warn("Imports are interrupted and will be tried again", failure);
                rest(RETRY_SECONDS);
            }
        }
    }

    private void importAll(Job job) {
        var provenance = new Provenance(job.actor(), job.id());
        var catalogue = new SourceCatalogue(commands, components, events, provenance);
        var history = new HistoryImport(commands, events, clock, catalogue, provenance);
        while (running) {
            var waiting = jobs.waiting(job);
            if (waiting.isEmpty()) {
                jobs.finish(job);
                return;
            }
            var outcomes = outcomes(waiting, catalogue, history);
            jobs.settle(job, outcomes);
            if (outcomes.size() < waiting.size()) {
                rest(RETRY_SECONDS);
            }
        }
    }

    /** Without those that could not be decided now. */
    private Map<Integer, Outcome> outcomes(
            List<SourceObject> objects, SourceCatalogue catalogue, HistoryImport history) {
        var outcomes = new ConcurrentHashMap<Integer, Outcome>();
        var many = objects.stream()
                .filter(object -> object.kind().isHistory())
                .collect(groupingBy(object -> String.valueOf(object.sourceId()), LinkedHashMap::new, toList()));
        objects.stream()
                .filter(object -> !object.kind().isHistory())
                .forEach(object -> decide(object, catalogue, history, outcomes));
        many.values().stream()
                .map(same ->
                        histories.submit(() -> same.forEach(object -> decide(object, catalogue, history, outcomes))))
                .toList()
                .forEach(ImportWorker::await);
        return outcomes;
    }

    private void decide(
            SourceObject object, SourceCatalogue catalogue, HistoryImport history, Map<Integer, Outcome> outcomes) {
        if (!running) {
            return;
        }
        refusals.outcomeOf(() -> switch (object.kind()) {
                    case GROUP -> catalogue.importGroup(SourceComponent.of(object.json()));
                    case COMPONENT -> catalogue.importComponent(SourceComponent.of(object.json()));
                    case INCIDENT -> history.importIncident(object.json());
                    case MAINTENANCE -> history.importMaintenance(object.json());
                    case UNKNOWN ->
                        Outcome.failed("UNKNOWN_OBJECT", "This is no incident, no maintenance and no component.");
                })
                .ifPresent(outcome -> outcomes.put(object.number(), outcome));
    }

    private static void await(Future<?> task) {
        try {
            task.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("An import failed in a way that is no outcome", failure.getCause());
        }
    }

    private void rest(long seconds) {
        try {
            if (news.tryAcquire(seconds, TimeUnit.SECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
