package dev.incidentledger.query.transparency;

/** No checkpoint is signed until somebody has looked: the reason says at what. */
final class SigningRefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    SigningRefusedException(String reason) {
        super(reason);
        this.reason = reason;
    }

    SigningRefusedException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
