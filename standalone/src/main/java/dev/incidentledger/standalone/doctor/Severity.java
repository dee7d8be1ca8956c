package dev.incidentledger.standalone.doctor;

import java.util.Locale;

/** How bad a finding is, the worst last. */
public enum Severity {
    OK,
    /** Nothing is wrong yet, or something could not be looked at. */
    WARNING,
    PROBLEM;

    /** As programs read it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
