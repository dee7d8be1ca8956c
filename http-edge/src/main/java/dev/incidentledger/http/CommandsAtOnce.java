package dev.incidentledger.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.web.filter.OncePerRequestFilter;

/** How many commands may be under way: those over it are refused, so that the others are answered soon. */
final class CommandsAtOnce implements MeterBinder {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final int most;
    private final Semaphore free;
    private final LongAdder refused = new LongAdder();

    CommandsAtOnce(int most) {
        this.most = most;
        this.free = new Semaphore(most);
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        Gauge.builder("ledger.commands.under.way", () -> most - free.availablePermits())
                .description("Commands that have a place")
                .register(metrics);
        FunctionCounter.builder("ledger.commands.refused", refused, LongAdder::sum)
                .description("Commands refused because there was no place for them")
                .register(metrics);
    }

    /** Refuses a command while there is no place for it. */
    abstract class Door extends OncePerRequestFilter {

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return READS.contains(request.getMethod());
        }

        void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
            refused.increment();
            ProblemResponse.send(request, response, ProblemException.overloaded());
        }
    }

    /** To stand ahead of all that costs something. It takes no place: who is nobody would keep others out. */
    final class OuterDoor extends Door {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (free.availablePermits() > 0) {
                chain.doFilter(request, response);
            } else {
                refuse(request, response);
            }
        }
    }

    /** To stand behind whoever asks what a caller may do. What it lets in has a place until it is answered. */
    final class InnerDoor extends Door {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            TimeSpent.end(request);
            if (!free.tryAcquire()) {
                refuse(request, response);
                return;
            }
            try {
                chain.doFilter(request, response);
            } finally {
                free.release();
            }
        }
    }
}
