package dev.incidentledger.log.export;

import dev.incidentledger.log.export.Verdict.Broken;
import java.util.OptionalLong;

/** Ends the checking of an export at the first thing that is wrong. */
final class BrokenExportException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Broken verdict;

    BrokenExportException(String reason) {
        super(reason);
        this.verdict = new Broken(OptionalLong.empty(), reason);
    }

    BrokenExportException(long position, String reason) {
        super(reason);
        this.verdict = new Broken(OptionalLong.of(position), reason);
    }

    Broken verdict() {
        return verdict;
    }
}
