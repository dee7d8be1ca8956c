package dev.incidentledger.query.statuspage;

import java.util.Arrays;
import java.util.Locale;

/** A language that every page can be read in. */
enum Language {
    ENGLISH(Locale.US, "English"),
    GERMAN(Locale.GERMANY, "Deutsch");

    private final Locale locale;
    private final String ownName;

    Language(Locale locale, String ownName) {
        this.locale = locale;
        this.ownName = ownName;
    }

    /** @throws IllegalArgumentException for one that pages are not there in */
    static Language of(Locale tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No page is in " + tag));
    }

    /** As in {@code ?lang=de}. */
    String code() {
        return locale.getLanguage();
    }

    /** Of the language alone, without a country. */
    Locale tag() {
        return Locale.of(code());
    }

    Locale locale() {
        return locale;
    }

    String ownName() {
        return ownName;
    }
}
