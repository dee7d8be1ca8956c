package dev.incidentledger.query.ready;

import dev.incidentledger.http.ProblemException;
import org.springframework.stereotype.Component;

/** Says what is wrong where a public document is asked for and none is ready. */
@Component
public class MissingDocuments {

    /** The code of the problem until everything was rendered once. */
    static final String NOT_YET = "NOT_YET_RENDERED";

    private final PublicRendering rendering;

    MissingDocuments(PublicRendering rendering) {
        this.rendering = rendering;
    }

    /** Refuses until everything is rendered for the first time, and for good where nothing is. */
    public void requireAll() {
        if (!rendering.isRunning() || !rendering.isComplete()) {
            throw problem();
        }
    }

    /** Whether everything is being rendered for the first time. */
    boolean areYetToCome() {
        return rendering.isRunning() && !rendering.isComplete();
    }

    /** Whoever asks while everything is rendered for the first time is told to come again. */
    public ProblemException problem() {
        return areYetToCome()
                ? ProblemException.unavailable(NOT_YET, "The public pages are being rendered; ask again.")
                : ProblemException.notFound("NOT_FOUND", "There is nothing at this address.");
    }
}
