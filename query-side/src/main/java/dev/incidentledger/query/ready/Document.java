package dev.incidentledger.query.ready;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One public document as it was rendered.
 *
 * @param path where it is found, without a query
 * @param language null when it is the same for everybody
 * @param mediaType with its charset where it has one
 * @param body sent in UTF-8
 * @param kind decides how it is kept and who may read it
 */
public record Document(String path, @Nullable Locale language, String mediaType, String body, Kind kind) {

    /** Where the page is kept that stands for what is not there; nobody finds it there. */
    public static final String MISSING = "/404";

    /** Stands in a page where it says how old it is, once it has to. */
    public static final String NOTICE = "<!--notice-->";

    /** What browsers and caches are told of it. */
    public enum Kind {
        /** Of this site; scripts and styles of this site may work in it. */
        PAGE,
        /** For programs anywhere: scripts of other sites may read it. */
        DATA,
        /** Never changes under its path, which holds a hash of it. */
        ASSET
    }

    public static Document page(String path, Locale language, String html) {
        return new Document(path, language, "text/html;charset=utf-8", html, Kind.PAGE);
    }

    public static Document data(String path, String mediaType, String body) {
        return new Document(path, null, mediaType, body, Kind.DATA);
    }

    public static Document asset(String path, String mediaType, String body) {
        return new Document(path, null, mediaType, body, Kind.ASSET);
    }

    String key() {
        return language == null ? path : keyOf(path, language);
    }

    static String keyOf(String path, Locale language) {
        return path + '?' + language.toLanguageTag();
    }
}
