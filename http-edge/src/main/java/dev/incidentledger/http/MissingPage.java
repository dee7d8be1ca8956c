package dev.incidentledger.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says in a page for people that there is nothing at an address; asked before a problem says so. */
@FunctionalInterface
public interface MissingPage {

    /** Answers false, and leaves the response alone, to whoever is better served with a problem. */
    boolean answers(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
