package dev.incidentledger.query.statuspage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.query.language.Language;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.report.HtmlText;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns what a page shows into HTML. Pure: the same in, the same out. */
final class PageRenderer {

    /** What a page may weigh before it tells less of each thing. */
    static final int LIGHT = 50_000;

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, PageRenderer.class.getClassLoader(), PageRenderer.class.getPackageName());

    private final StatusPage site;
    private final Map<Language, Times> times;

    PageRenderer(StatusPage site) {
        this.site = site;
        this.times = Arrays.stream(Language.values())
                .collect(Collectors.toMap(Function.identity(), language -> new Times(site.zone(), language)));
    }

    /** A page in a language, and how much it tells. */
    record Rendering(String html, Grain grain) {

        boolean isLight() {
            return html.getBytes(UTF_8).length <= LIGHT;
        }
    }

    /**
     * The page in its language, as much of it as is light, or the least that it can tell.
     *
     * @param guess where it is looked for first: the better the guess, the less often the page is rendered
     */
    Rendering render(PageModel page, Language language, Grain guess) {
        var grains = page.grains();
        int at = Math.max(0, grains.indexOf(guess));
        var found = rendering(page, language, grains.get(at));
        while (found.isLight() && at > 0) {
            var finer = rendering(page, language, grains.get(--at));
            if (!finer.isLight()) {
                return found;
            }
            found = finer;
        }
        while (!found.isLight() && at < grains.size() - 1) {
            found = rendering(page, language, grains.get(++at));
        }
        return found;
    }

    /** All of the page, however heavy. */
    String renderAll(PageModel page, Language language) {
        return rendering(page, language, Grain.ALL).html();
    }

    private Rendering rendering(PageModel page, Language language, Grain grain) {
        var frame = new Frame(site, language, times(language), page.address(), grain);
        return new Rendering(render(template(page), page, frame), grain);
    }

    private Times times(Language language) {
        return Objects.requireNonNull(times.get(language));
    }

    private static String render(String template, PageModel page, Frame frame) {
        var html = new StringOutput();
        TEMPLATES.render(template, Map.of("frame", frame, "page", page), html);
        return HtmlText.of(html.toString());
    }

    private static String template(PageModel page) {
        return switch (page) {
            case OverviewPage _ -> "overview.jte";
            case HistoryPage _ -> "history.jte";
            case IncidentPage _ -> "incident.jte";
            case MaintenancePage _ -> "maintenance.jte";
            case TextPage _ -> "text.jte";
            case UptimePage _ -> "uptime.jte";
            case VerifyPage _ -> "verify.jte";
            case NotFoundPage _ -> "notfound.jte";
            case UnreadyPage _ -> "unready.jte";
            case SignInPage _ -> "signin.jte";
            case RefusedPage _ -> "refused.jte";
            case AuditPage _ -> "audit.jte";
            case EvidencePage _ -> "evidence.jte";
            case AnalyticsPage _ -> "analytics.jte";
            case BehindPage _ -> "behind.jte";
        };
    }
}
