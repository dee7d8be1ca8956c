package dev.incidentledger.query.platform;

import java.net.URI;

/**
 * Where people find the page, for links that leave it: as configured, and never as a request says.
 *
 * @param base without a slash at its end
 */
public record PageAddress(String host, String base) {

    private static final PageAddress UNTOLD = new PageAddress("localhost", "http://localhost:8080");

    /** That of a product nobody has given an address to is where it answers by default. */
    public static PageAddress of(StatusPage page) {
        URI url = page.url();
        return url == null || url.getHost() == null
                ? UNTOLD
                : new PageAddress(url.getHost(), url.toString().replaceAll("/+$", ""));
    }

    /** @param path begins with a slash */
    public String to(String path) {
        return base + path;
    }
}
