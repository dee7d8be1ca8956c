package dev.incidentledger.query.ready;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The languages that pages are there in, and which of them a reader is given. */
@Component
public final class Languages {

    /** The first is for those who want none of them. */
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final String PARAMETER = "lang=";

    /** What the address says, else the best of what the browser says. */
    public Locale of(HttpServletRequest request) {
        var asked = asked(request.getQueryString());
        return asked == null ? preferred(request.getHeader("Accept-Language")) : asked;
    }

    private static @Nullable Locale asked(@Nullable String query) {
        if (query == null) {
            return null;
        }
        for (var parameter : query.split("&", -1)) {
            if (parameter.startsWith(PARAMETER)) {
                var tag = parameter.substring(PARAMETER.length());
                return ALL.stream()
                        .filter(language -> language.toLanguageTag().equals(tag))
                        .findFirst()
                        .orElse(null);
            }
        }
        return null;
    }

    private static Locale preferred(@Nullable String accepted) {
        if (accepted == null) {
            return ALL.getFirst();
        }
        try {
            var best = Locale.lookup(LanguageRange.parse(accepted), ALL);
            return best == null ? ALL.getFirst() : best;
        } catch (IllegalArgumentException unreadable) {
            return ALL.getFirst();
        }
    }
}
