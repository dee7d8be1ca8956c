package dev.incidentledger.http;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** A failure and what it comes from, in turn. */
final class Causes {

    private Causes() {}

    static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Causes::below).limit(20);
    }

    /** Where a transaction could not even be rolled back, what it was to be rolled back for. */
    private static @Nullable Throwable below(Throwable failure) {
        return failure instanceof TransactionSystemException unended
                ? unended.getOriginalException()
                : failure.getCause();
    }
}
