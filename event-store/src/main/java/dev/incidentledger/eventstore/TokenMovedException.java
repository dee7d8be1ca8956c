package dev.incidentledger.eventstore;

/** A projection's token is not where this process left it: the database lost a moment, or another process took over. */
final class TokenMovedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TokenMovedException(String projection) {
        super("The token of %s is not where this process left it; it goes on from where the token is"
                .formatted(projection));
    }
}
