package dev.incidentledger.query.stream;

import dev.incidentledger.http.ProblemException;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts who listens on this process, and refuses those who are too many. */
@Component
class Listeners implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final StreamSettings settings;
    private final AtomicInteger present = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();

    Listeners(StreamSettings settings) {
        this.settings = settings;
    }

    /** Refuses when as many as may listen do so already. */
    void enter() {
        if (present.incrementAndGet() > settings.mostListeners()) {
            present.decrementAndGet();
            throw ProblemException.unavailable(
                    "TOO_MANY_LISTENERS", "Too many listen to this process already; try again later.");
        }
    }

    /** To be called once for each that entered. Answers when the listener has ended. */
    void run(Listener listener) {
        try {
            var end = listener.run();
            LOG.debug("A listener ended: {}", end);
            count(end == Listener.End.FELL_BEHIND);
        } catch (IOException left) {
            LOG.debug("A listener cannot be reached", left);
            count(tookNothing(left));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            present.decrementAndGet();
        }
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        Gauge.builder("ledger.stream.listeners", present::get)
                .description("Connections to the operators' stream")
                .register(metrics);
        FunctionCounter.builder("ledger.stream.listeners.dropped", dropped, AtomicLong::get)
                .description("Listeners that were dropped because they read too slowly")
                .register(metrics);
    }

    private void count(boolean isSlow) {
        if (isSlow) {
            dropped.incrementAndGet();
        }
    }

    private static boolean tookNothing(IOException failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(SocketTimeoutException.class::isInstance);
    }
}
