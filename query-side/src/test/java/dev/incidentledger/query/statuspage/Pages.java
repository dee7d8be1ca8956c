package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.language.Language;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Sample pages as a browser sees them. */
final class Pages {

    private Pages() {}

    static Document english(PageModel page) {
        return parsed(page, Language.EN);
    }

    static Document parsed(PageModel page, Language language) {
        return Jsoup.parse(html(page, language));
    }

    static String html(PageModel page, Language language) {
        return new PageRenderer(Site.PAGE).render(page, language, Grain.ALL).html();
    }

    /** Every sample in every language. */
    static Stream<Document> all() {
        return WriteSamples.pages().values().stream()
                .flatMap(page -> Arrays.stream(Language.values()).map(language -> parsed(page, language)));
    }
}
