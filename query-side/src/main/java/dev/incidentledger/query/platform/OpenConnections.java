package dev.incidentledger.query.platform;

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

/** Counts the connections of one kind that stay open on this process, and refuses those that are too many. */
public class OpenConnections implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);

    /** What goes on over one of them. */
    @FunctionalInterface
    public interface Conversation {

        /**
         * Answers false when it ended because the client fell behind.
         *
         * @throws IOException when the client has left, or took nothing for as long as a write may last
         */
        boolean keepsUp() throws IOException, InterruptedException;
    }

    private final String meter;
    private final String refusal;
    private final int most;
    private final AtomicInteger present = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();

    /**
     * Of one kind.
     *
     * @param meter what their number is called; what is dropped is counted under the same with {@code .dropped}
     * @param refusal the code of the problem that refuses one
     * @param most at a time
     */
    protected OpenConnections(String meter, String refusal, int most) {
        this.meter = meter;
        this.refusal = refusal;
        this.most = most;
    }

    /** Answers when the conversation has ended; refuses it when there are as many as there may be. */
    public void hold(Conversation conversation) {
        enter();
        try {
            count(!conversation.keepsUp());
        } catch (IOException left) {
            LOG.debug("A client cannot be reached", left);
            count(tookNothing(left));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            present.decrementAndGet();
        }
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        Gauge.builder(meter, present::get)
                .description("Connections that stay open")
                .register(metrics);
        FunctionCounter.builder(meter + ".dropped", dropped, AtomicLong::get)
                .description("Connections that were ended because the client read too slowly")
                .register(metrics);
    }

    private void enter() {
        if (present.incrementAndGet() > most) {
            present.decrementAndGet();
            throw ProblemException.unavailable(refusal, "Too many listen to this process already; try again later.");
        }
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
