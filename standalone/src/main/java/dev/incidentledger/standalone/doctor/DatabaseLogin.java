package dev.incidentledger.standalone.doctor;

import org.jspecify.annotations.Nullable;

/**
 * Which database is looked at, and as whom.
 *
 * @param user null when the URL names one; likewise the password
 */
public record DatabaseLogin(
        String url, @Nullable String user, @Nullable String password) {

    /** Without anything in the URL that could be a secret. */
    @Override
    public String toString() {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
    }
}
