package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.language.Phrases;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.ready.OutdatedNotice;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says how old a page is, in its language. */
@Component
class OutdatedBanner implements OutdatedNotice {

    private final StatusPage site;

    OutdatedBanner(StatusPage site) {
        this.site = site;
    }

    @Override
    public String in(Locale locale, Instant asOf) {
        var language = Language.of(locale);
        var html = new StringOutput();
        html.writeContent("<p class=\"stale\" role=\"status\">");
        Phrases.in(language)
                .tell("stale", new Times(site.zone(), language).dayAndTime(asOf))
                .writeTo(html);
        html.writeContent("</p>");
        return html.toString();
    }
}
