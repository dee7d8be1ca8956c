package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.ready.Document;
import dev.incidentledger.query.ready.NotYetPage;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says to people that pages are being rendered. */
@Component
class UnreadyPages implements NotYetPage {

    private final PageRenderer renderer;

    UnreadyPages(StatusPage site) {
        this.renderer = new PageRenderer(site);
    }

    @Override
    public Document in(Locale language) {
        var page = new UnreadyPage();
        return Document.page(page.path(), language, renderer.renderAll(page, Language.of(language)));
    }
}
