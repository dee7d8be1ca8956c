package dev.incidentledger.query.ready;

import dev.incidentledger.http.ProblemException;
import org.springframework.stereotype.Component;

/** Says what is wrong where a public document is asked for and none is ready. */
@Component
public class MissingDocuments {

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

    /** Whoever asks while everything is rendered for the first time is told to come again. */
    public ProblemException problem() {
        return rendering.isRunning() && !rendering.isComplete()
                ? ProblemException.unavailable("NOT_YET_RENDERED", "The public pages are being rendered; ask again.")
                : ProblemException.notFound("NOT_FOUND", "There is nothing at this address.");
    }
}
