package dev.incidentledger.command.platform;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule said no: nothing was recorded. The code is a contract; the sentence, which is the message, says what the caller
 * can do next.
 */
public final class Rejected extends RuntimeException {

    private final RejectionCode code;
    private final @Nullable String pointer;

    public Rejected(RejectionCode code, String sentence) {
        this(code, sentence, null);
    }

    /** @param pointer JSON pointer to the offending field of the request; null when no single field is at fault */
    public Rejected(RejectionCode code, String sentence, @Nullable String pointer) {
        super(sentence, null, false, false);
        this.code = code;
        this.pointer = pointer;
    }

    public RejectionCode code() {
        return code;
    }

    public Optional<String> pointer() {
        return Optional.ofNullable(pointer);
    }
}
