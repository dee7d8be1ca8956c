package dev.incidentledger.query.platform;

/** A row of an incident or a maintenance as an export of the log tells it: nothing says that what it says makes any sense. */
public interface ToldRow {

    /** The id of the incident or maintenance. */
    String source();

    /** The same for the same row, wherever it is made. */
    default String line() {
        return ToldRows.line(this);
    }
}
