package dev.incidentledger.query.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody wanted to go before they signed in: a page of one of our sections.
 *
 * @param address from the root, with its query
 */
public record Destination(String address) {

    /** Nothing that a browser could take for another site, nor a way up. */
    private static final Pattern PLAIN = Pattern.compile("(/[\\w.~-]+)+(\\?[\\w.~=&%-]*)?");

    private static final int LONGEST = 500;

    /** @param asked null or anything else leads to the first page */
    public static Destination of(@Nullable String asked) {
        return asked != null && isOurs(asked) ? new Destination(asked) : new Destination(Section.AUDIT.path());
    }

    private static boolean isOurs(String asked) {
        if (asked.length() > LONGEST
                || asked.contains("..")
                || !PLAIN.matcher(asked).matches()) {
            return false;
        }
        return Section.of(asked.split("\\?", 2)[0]).isPresent();
    }

    /** As part of another address. */
    public String encoded() {
        return URLEncoder.encode(address, UTF_8);
    }
}
