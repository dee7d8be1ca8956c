package dev.incidentledger.command.imports;

/** An object of the source that cannot be imported as it is; the message says why. */
final class Malformed extends RuntimeException {

    private final String code;

    Malformed(String code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
