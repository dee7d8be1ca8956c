package dev.incidentledger.http;

import java.io.CharArrayWriter;
import java.time.InstantSource;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.AbstractAccessLogValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who did what: a line for each request of a caller with a token and for each that was refused for want of one. Neither
 * bodies nor queries nor headers that callers choose are in it, and Tomcat escapes what could end a line.
 */
final class AccessLog extends AbstractAccessLogValve {

    /** The request's attribute that names the caller. */
    static final String CALLER = AccessLog.class.getName();

    private static final Logger LOG = LoggerFactory.getLogger("access");
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);

    private final InstantSource clock;

    AccessLog(InstantSource clock) {
        this.clock = clock;
        setRequestAttributesEnabled(true);
        setPattern("caller=%{" + CALLER + "}r method=%m path=%U status=%s micros=%D position=%{X-Event-Position}o"
                + " created=%{Location}o trace=%{" + RequestTrace.ATTRIBUTE + "}r remote=%a");
    }

    @Override
    public void log(Request request, Response response, long time) {
        if (LOG.isInfoEnabled() && isWorthALine(request, response)) {
            super.log(request, response, time);
        }
    }

    @Override
    protected void log(CharArrayWriter message) {
        LOG.info("time={} {}", clock.instant(), message);
    }

    private static boolean isWorthALine(Request request, Response response) {
        return request.getAttribute(CALLER) != null || REFUSALS.contains(response.getStatus());
    }
}
