package dev.incidentledger.http;

import org.jspecify.annotations.Nullable;

/**
 * A field of a PATCH that may be cleared: a null {@code Sent} says that the field was not sent, a {@code Sent} of null
 * that it was sent as null. Null is refused everywhere else.
 */
public record Sent<T>(@Nullable T value) {

    public static <T> @Nullable T valueOf(@Nullable Sent<T> sent) {
        return sent == null ? null : sent.value();
    }
}
