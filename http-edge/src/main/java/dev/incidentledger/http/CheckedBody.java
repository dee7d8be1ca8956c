package dev.incidentledger.http;

/** A request body; every record that a controller takes as its body is one, and is read strictly. */
public interface CheckedBody {

    /** Says what is missing or out of bounds. The record itself accepts whatever has the right types. */
    void check(Fields fields);
}
