package dev.incidentledger.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says to people in a page why there is nothing at an address; asked before a problem says so. */
public interface MissingPage {

    /** The refusal itself, or what is nearer to the truth where it says that nothing is there. */
    ProblemException reason(ProblemException refusal, HttpServletRequest request);

    /** Answers false, and leaves the response alone, to whoever is better served with the problem. */
    boolean answers(ProblemException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException;
}
