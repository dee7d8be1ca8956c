package dev.incidentledger.command.platform;

import dev.incidentledger.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/** The header Idempotency-Key: 1 to 255 visible ASCII characters, in quotes or not. */
public final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    /** Marks an answer to what was sent again. */
    public static final String REPLAYED_HEADER = "Idempotency-Replayed";

    private static final int LONGEST = 255;
    private static final Pattern BARE = Pattern.compile("[!#-~][!-~]*");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[!#-\\[\\]-~]|\\\\[\"\\\\])+)\"");

    private IdempotencyKey() {}

    /**
     * Empty when none was sent.
     *
     * @throws ProblemException 400 when it is malformed or sent twice
     */
    public static Optional<String> of(HttpServletRequest request) {
        var sent = Collections.list(request.getHeaders(HEADER));
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(sent.size() == 1 ? parse(sent.getFirst().strip()) : refuse());
    }

    /** The first request with this key has no answer yet. */
    public static ProblemException inProgress() {
        return ProblemException.conflictForNow(
                "IDEMPOTENCY_KEY_IN_PROGRESS", "A request with this Idempotency-Key is still running.");
    }

    /** The first request with this key was another one. */
    public static ProblemException reused() {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "IDEMPOTENCY_KEY_REUSED",
                "This Idempotency-Key was sent with another request; choose a new one for each command.",
                List.of(),
                false);
    }

    private static String parse(String sent) {
        var quoted = QUOTED.matcher(sent);
        var key = quoted.matches() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : sent;
        boolean isKey = quoted.matches() || BARE.matcher(sent).matches();
        return isKey && key.length() <= LONGEST ? key : refuse();
    }

    private static String refuse() {
        throw ProblemException.badHeader(
                "INVALID_IDEMPOTENCY_KEY", "Send one Idempotency-Key of 1 to 255 visible ASCII characters.");
    }
}
