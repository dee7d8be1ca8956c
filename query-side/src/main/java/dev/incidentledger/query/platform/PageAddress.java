package dev.incidentledger.query.platform;

import java.net.URI;

/**
 * Where people find the page, for links that leave it: as configured, and never as a request says.
 *
 * @param host in the ids of feeds
 * @param base without a slash at its end; empty when nobody said
 */
public record PageAddress(String host, String base) {

    private static final PageAddress UNTOLD = new PageAddress("localhost", "");

    /** Where nobody said, links are relative to where they are read. */
    public static PageAddress of(StatusPage page) {
        URI url = page.url();
        return url == null || url.getHost() == null
                ? UNTOLD
                : new PageAddress(url.getHost(), url.toString().replaceAll("/+$", ""));
    }

    public boolean isTold() {
        return !base.isEmpty();
    }

    /** The first page. */
    public String home() {
        return isTold() ? base : "/";
    }

    /** @param path begins with a slash */
    public String to(String path) {
        return base + path;
    }
}
