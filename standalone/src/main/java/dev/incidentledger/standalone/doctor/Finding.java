package dev.incidentledger.standalone.doctor;

/**
 * One thing that was looked at. No secret is ever in it.
 *
 * @param check what was looked at, in a word that stays the same
 * @param found in a sentence
 * @param cure what to do, in a sentence; empty when there is nothing to do
 */
public record Finding(String check, Severity severity, String found, String cure) {

    static Finding ok(String check, String found) {
        return new Finding(check, Severity.OK, found, "");
    }

    static Finding warning(String check, String found, String cure) {
        return new Finding(check, Severity.WARNING, found, cure);
    }

    public static Finding problem(String check, String found, String cure) {
        return new Finding(check, Severity.PROBLEM, found, cure);
    }
}
