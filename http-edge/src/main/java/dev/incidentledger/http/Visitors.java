package dev.incidentledger.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** People who read with a browser, which sends no header of theirs: how they are known, and what they are shown. */
public interface Visitors {

    /** Who signed in with this browser; empty when nobody did, or their token does not stand any more. */
    Optional<Caller> known(HttpServletRequest request);

    /** Says in a page why somebody is not served. Answers false, and leaves the response alone, to a program. */
    boolean refuse(ProblemException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException;
}
