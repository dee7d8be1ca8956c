package dev.incidentledger.eventstore.axonserver;

import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a failure of Axon Server means for what was asked of it. Its own code comes first, gRPC's status second. */
enum Meaning {

    /** Another event stands in the place of one of these. */
    OVERTAKEN,

    /** An event is larger than it takes. */
    TOO_LARGE,

    /** It does not let this caller in. */
    SHUT_OUT,

    /** It will not do this, however often it is asked. */
    REFUSED,

    /** Whether it was done is not known. */
    LOST;

    private static final Metadata.Key<String> CODE =
            Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);

    static Meaning of(StatusRuntimeException failure) {
        return switch (Objects.requireNonNullElse(codeOf(failure), "")) {
            case "AXONIQ-1000", "AXONIQ-1001" -> SHUT_OUT;
            case "AXONIQ-2000" -> OVERTAKEN;
            case "AXONIQ-2001", "AXONIQ-3002" -> TOO_LARGE;
            default -> byStatus(failure);
        };
    }

    private static Meaning byStatus(StatusRuntimeException failure) {
        return switch (failure.getStatus().getCode()) {
            case UNAUTHENTICATED, PERMISSION_DENIED -> SHUT_OUT;
            case RESOURCE_EXHAUSTED -> TOO_LARGE;
            case INVALID_ARGUMENT, FAILED_PRECONDITION, NOT_FOUND, UNIMPLEMENTED -> REFUSED;
            default -> LOST;
        };
    }

    private static @Nullable String codeOf(StatusRuntimeException failure) {
        return failure.getTrailers() == null ? null : failure.getTrailers().get(CODE);
    }
}
