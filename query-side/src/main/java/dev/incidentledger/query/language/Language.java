package dev.incidentledger.query.language;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A language that readers can be given; the first is for those who want none of them. */
public enum Language {
    EN(Locale.US, "English"),
    DE(Locale.GERMANY, "Deutsch");

    private static final String PARAMETER = "lang=";
    private static final List<Locale> TAGS =
            Arrays.stream(values()).map(Language::tag).toList();

    private final Locale locale;
    private final String ownName;

    Language(Locale locale, String ownName) {
        this.locale = locale;
        this.ownName = ownName;
    }

    /** @throws IllegalArgumentException for one that readers cannot be given */
    public static Language of(Locale tag) {
        return find(tag.toLanguageTag()).orElseThrow(() -> new IllegalArgumentException("Nothing is told in " + tag));
    }

    /** What the address says, else the best of what the browser says. */
    public static Language of(HttpServletRequest request) {
        return asked(request.getQueryString())
                .orElseGet(() -> preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    /** The best of what {@code Accept-Language} says. */
    public static Language preferred(HttpHeaders headers) {
        return preferred(headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static Language preferred(@Nullable String accepted) {
        try {
            var best = accepted == null ? null : Locale.lookup(LanguageRange.parse(accepted), TAGS);
            return best == null ? EN : of(best);
        } catch (IllegalArgumentException unreadable) {
            return EN;
        }
    }

    /** As in {@code ?lang=de}. */
    public String code() {
        return locale.getLanguage();
    }

    /** Of the language alone, without a country. */
    public Locale tag() {
        return Locale.of(code());
    }

    public Locale locale() {
        return locale;
    }

    public String ownName() {
        return ownName;
    }

    private static Optional<Language> asked(@Nullable String query) {
        return Arrays.stream(query == null ? new String[0] : query.split("&", -1))
                .filter(parameter -> parameter.startsWith(PARAMETER))
                .findFirst()
                .flatMap(parameter -> find(parameter.substring(PARAMETER.length())));
    }

    private static Optional<Language> find(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }
}
