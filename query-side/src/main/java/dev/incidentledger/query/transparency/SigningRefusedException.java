package dev.incidentledger.query.transparency;

import java.util.Objects;

/** No checkpoint is signed until somebody has looked: the reason says at what. */
final class SigningRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SigningRefusedException(String reason) {
        super(reason);
    }

    SigningRefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }

    String reason() {
        return Objects.requireNonNull(getMessage());
    }
}
