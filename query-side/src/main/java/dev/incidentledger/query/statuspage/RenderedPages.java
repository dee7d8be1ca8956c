package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.ready.Document;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The pages that are always at hand; rendered again only where they show something else. Used by one thread at a time. */
final class RenderedPages {

    private record Rendered(PageModel page, List<Document> documents) {}

    private final PageRenderer renderer;
    private Map<String, Rendered> byPath = Map.of();

    RenderedPages(PageRenderer renderer) {
        this.renderer = renderer;
    }

    /** Of these pages alone; what was rendered of others before is forgotten. */
    List<Document> of(List<? extends PageModel> pages) {
        var now = new HashMap<String, Rendered>();
        for (var page : pages) {
            var before = byPath.get(page.path());
            now.put(
                    page.path(),
                    before != null && before.page().equals(page)
                            ? before
                            : new Rendered(page, documents(page).toList()));
        }
        byPath = now;
        return now.values().stream()
                .flatMap(rendered -> rendered.documents().stream())
                .toList();
    }

    /** One page in every language. */
    Stream<Document> documents(PageModel page) {
        return Arrays.stream(Language.values())
                .map(language -> Document.page(page.path(), language.tag(), renderer.render(page, language)));
    }
}
