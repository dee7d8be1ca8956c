package dev.incidentledger.http;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer a JSON pointer (RFC 6901) into the body, or {@code ?name} for a parameter of the query
 * @param code stable, upper snake case
 * @param detail one sentence for people
 */
public record FieldError(String pointer, String code, String detail) {

    private static final int LONGEST_POINTER = 512;

    public FieldError {
        pointer = pointer.length() > LONGEST_POINTER ? pointer.substring(0, LONGEST_POINTER) : pointer;
    }
}
