package dev.incidentledger.http;

import static jakarta.servlet.http.HttpServletResponse.SC_BAD_REQUEST;
import static jakarta.servlet.http.HttpServletResponse.SC_NOT_IMPLEMENTED;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * Answers what Tomcat refuses before any filter sees it, such as a broken request line, in place of its HTML page.
 * Public with a public constructor because Tomcat makes it by name.
 */
public final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        boolean answered =
                response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported();
        if (!answered && canWrite(response)) {
            write(request, response);
        }
    }

    private static boolean canWrite(Response response) {
        var allowed = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }

    /** A coding that nobody knows is no failure of ours, though Tomcat calls it one. */
    private static int statusFor(Response response) {
        return response.getStatus() == SC_NOT_IMPLEMENTED ? SC_BAD_REQUEST : response.getStatus();
    }

    private void write(Request request, Response response) {
        try {
            ProblemResponse.send(request, response, StatusProblems.of(statusFor(response)));
        } catch (IOException gone) {
            container.getLogger().debug("The client left before it was told", gone);
        }
    }
}
