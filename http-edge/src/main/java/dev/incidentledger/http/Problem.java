package dev.incidentledger.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An error as it is sent: RFC 9457 and members of our own.
 *
 * @param instance the path that was asked for; absent when the request was too broken to hold one
 * @param current absent unless the request expected another version of what it is about
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String instance,
        String code,
        List<FieldError> errors,
        String traceId,
        boolean retryable,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CurrentVersion current) {

    private static final String TYPE = "urn:problem-type:incident-ledger:";

    static Problem of(ProblemException refusal, @Nullable String instance, String traceId) {
        String words = refusal.code().toLowerCase(Locale.ROOT);
        return new Problem(
                TYPE + words.replace('_', '-'),
                refusal.code().charAt(0) + words.substring(1).replace('_', ' '),
                refusal.status().value(),
                refusal.detail(),
                instance,
                refusal.code(),
                refusal.errors(),
                traceId,
                refusal.retryable(),
                refusal.current());
    }
}
