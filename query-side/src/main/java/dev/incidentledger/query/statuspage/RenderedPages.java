package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.ready.Document;
import dev.incidentledger.query.ready.RenderingStop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pages that are always at hand; rendered again only where they show something else. Used by one thread at a time. */
final class RenderedPages {

    private record Rendered(PageModel page, List<Document> documents, Grain grain) {}

    private final PageRenderer renderer;
    private final RenderingStop stop;
    private Map<String, Rendered> byPath = Map.of();

    RenderedPages(PageRenderer renderer, RenderingStop stop) {
        this.renderer = renderer;
        this.stop = stop;
    }

    /** Of these pages alone; what was rendered of others before is forgotten. */
    List<Document> of(List<? extends PageModel> pages) {
        var now = new HashMap<String, Rendered>();
        for (var page : pages) {
            stop.goOn();
            var before = byPath.get(page.path());
            now.put(
                    page.path(),
                    before != null && before.page().equals(page)
                            ? before
                            : rendered(page, before == null ? Grain.ALL : before.grain()));
        }
        byPath = now;
        return now.values().stream()
                .flatMap(rendered -> rendered.documents().stream())
                .toList();
    }

    /** One page and those that go with it, in every language. */
    List<Document> documents(PageModel page) {
        return rendered(page, Grain.ALL).documents();
    }

    private Rendered rendered(PageModel page, Grain guess) {
        var documents = new ArrayList<Document>();
        var grain = guess;
        for (var language : Language.values()) {
            var rendering = renderer.render(page, language, grain);
            documents.add(Document.page(page.path(), language.tag(), rendering.html()));
            grain = rendering.grain();
        }
        page.furtherPages().forEach(further -> documents.addAll(documents(further)));
        return new Rendered(page, documents, grain);
    }
}
