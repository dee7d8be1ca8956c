package dev.incidentledger.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Counts the reads that got no answer by a fault of ours: 500 and above. What health says of itself is no such fault. */
final class FailedReads extends ValveBase implements MeterBinder {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final LongAdder failed = new LongAdder();

    FailedReads() {
        super(true); // lets through what is answered later
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        FunctionCounter.builder("ledger.reads.failed", failed, LongAdder::sum)
                .description("Reads that were answered by an error of the server")
                .register(metrics);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        try {
            getNext().invoke(request, response);
        } finally {
            if (response.getStatus() >= 500 && isRead(request)) {
                failed.increment();
            }
        }
    }

    private static boolean isRead(Request request) {
        return READS.contains(request.getMethod()) && !request.getRequestURI().startsWith("/actuator/");
    }
}
