package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.language.Phrases;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.ready.Document;
import gg.jte.Content;

/**
 * What surrounds every page.
 *
 * @param path of the page with its query, without its language
 */
record Frame(StatusPage site, Language language, Times times, String path, Grain grain) {

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

    /** Where the page says how old it is, once it has to. */
    Content placeOfNotice() {
        return output -> output.writeContent(Document.NOTICE);
    }

    private static String in(Language language, String to) {
        return to + (to.contains("?") ? "&" : "?") + "lang=" + language.code();
    }
}
