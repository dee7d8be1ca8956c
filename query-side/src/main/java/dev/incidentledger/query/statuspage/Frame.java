package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.platform.StatusPage;
import gg.jte.Content;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page.
 *
 * @param path of the page, without its language
 * @param dataAsOf since when nothing new could be learned; null normally
 */
record Frame(
        StatusPage site,
        Language language,
        Times times,
        String path,
        Grain grain,
        @Nullable Instant dataAsOf) {

    Phrases phrases() {
        return Phrases.in(language);
    }

    /** A link that keeps the language. */
    String href(String to) {
        return in(language, to);
    }

    /** The same page in another language. */
    String hrefIn(Language other) {
        return in(other, path);
    }

    /** With the address of the site where one is configured. */
    String absolute(Language other) {
        return address(hrefIn(other));
    }

    String address(String href) {
        return site.url() == null ? href : site.url().toString().replaceAll("/+$", "") + href;
    }

    String asset(String name) {
        return Assets.pathOf(name);
    }

    String zone() {
        return times.zone();
    }

    Content say(String key, Object... arguments) {
        return phrases().tell(key, arguments);
    }

    private static String in(Language language, String to) {
        return to + "?lang=" + language.code();
    }
}
