package dev.incidentledger.e2e.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** What axe-core finds wrong with a page. */
final class Barriers {

    private static final List<String> ON_COLORS = List.of("color-contrast", "link-in-text-block");

    private Barriers() {}

    /** By every rule in the light theme; the dark one changes nothing but colours. The page is left in that theme. */
    static List<String> on(Page page, ColorScheme scheme) {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        var axe = new AxeBuilder(page).setLegacyMode(true);
        if (scheme == ColorScheme.DARK) {
            axe.withRules(ON_COLORS);
        }
        return axe.analyze().getViolations().stream().map(Barriers::told).toList();
    }

    private static String told(Rule barrier) {
        return barrier.getHelp() + ": "
                + barrier.getNodes().stream().map(CheckedNode::getHtml).toList();
    }
}
