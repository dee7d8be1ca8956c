package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.platform.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes all sample pages into a folder, to be looked at in a browser: {@code WriteSamples target/pages}. */
final class WriteSamples {

    private WriteSamples() {}

    static void main(String... arguments) throws IOException {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        for (var asset : Assets.all()) {
            Files.createDirectories(folder.resolve("assets"));
            Files.writeString(folder.resolve(asset.path().substring(1)), asset.text());
        }
        for (var page : pages().entrySet()) {
            for (var language : Language.values()) {
                var html = Pages.html(page.getValue(), language);
                Files.writeString(
                        folder.resolve("%s.%s.html".formatted(page.getKey(), language.code())),
                        html.replace("\"/assets/", "\"assets/"));
            }
        }
    }

    private static TextPage text() {
        var first = new TextPage.Version("It was the *cache*.", new Provenance(1, 0, Site.NOW, null, null, null));
        var second = new TextPage.Version(
                "It was the network.", new Provenance(2, 1, Site.NOW, null, null, "The cache was innocent"));
        return new TextPage(
                "/incidents/in0000000001",
                "upd_1",
                "Mail is late",
                UpdateStatus.IDENTIFIED,
                Site.NOW,
                List.of(first, second));
    }

    static Map<String, PageModel> pages() {
        var pages = new LinkedHashMap<String, PageModel>();
        var forty = Samples.forty();
        pages.put("overview-nothing", Samples.nothing().overview());
        pages.put("overview-one", Samples.one().overview());
        pages.put("overview-ten", Samples.ten().overview());
        pages.put("overview-forty", forty.overview());
        pages.put("overview-outage", Samples.outage(42, 42).overview());
        pages.put("overview-disaster", Samples.outage(120, 120).overview());
        pages.put("history-nothing", Samples.nothing().history().getFirst());
        pages.put("history-one", Samples.one().history().getFirst());
        pages.put("history-forty", forty.history().getFirst());
        pages.put("incident-ongoing", Samples.ongoing(1).page());
        pages.put("incident-full", Samples.learnedFrom(7).page());
        pages.put("incident-retracted", Samples.retracted(11).page());
        pages.put("incident-forty", Samples.long40(12).page());
        pages.put("text", text());
        pages.put("maintenance-coming", Samples.coming(1).page());
        pages.put("maintenance-done", Samples.done(1).page());
        pages.put("uptime-quiet", Samples.ten().uptime(9));
        pages.put("uptime-one", Samples.one().uptime(1));
        pages.put("verify", new VerifyPage());
        pages.put("notfound", new NotFoundPage());
        pages.put("unready", new UnreadyPage());
        return pages;
    }
}
