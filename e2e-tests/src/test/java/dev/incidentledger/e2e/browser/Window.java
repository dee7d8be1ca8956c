package dev.incidentledger.e2e.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser's window on a site, and all that went wrong in it. */
final class Window implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final Set<String> ALARMING = Set.of("error", "warning");

    private final BrowserContext context;
    private final String url;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Window(BrowserContext context, String url) {
        this.context = context;
        this.url = url;
        this.page = context.newPage();
        page.onConsoleMessage(this::hear);
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("A dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(url + "/")) {
                complaints.add("Asked for " + request.url());
            }
        });
    }

    Page open(String path) {
        page.navigate(url + path);
        return page;
    }

    /** What stands there then stays: no new revision is waited for. */
    Window still() {
        context.addInitScript("delete window.EventSource");
        return this;
    }

    /** Each look is a new one. */
    Window uncached() {
        var disabled = new JsonObject();
        disabled.addProperty("cacheDisabled", true);
        var devTools = context.newCDPSession(page);
        devTools.send("Network.enable");
        devTools.send("Network.setCacheDisabled", disabled);
        return this;
    }

    /** Makes what a file of ours defines known to every page. */
    Window with(Path script) {
        context.addInitScript(script);
        return this;
    }

    /** Leaves one of the whole page among the screenshots. */
    void picture(Object... words) {
        var name = Stream.of(words).map(Object::toString).collect(Collectors.joining("-"));
        var file = SCREENSHOTS.resolve(name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".png");
        page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
    }

    /** Errors and warnings of the console, uncaught errors, dialogs, and requests that left the site. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        context.close();
    }

    private void hear(ConsoleMessage message) {
        if (ALARMING.contains(message.type()) && !tellsOfPageItself(message)) {
            complaints.add(message.text());
        }
    }

    /** That a page which is not there was answered 404 is as it should be. */
    private boolean tellsOfPageItself(ConsoleMessage message) {
        return message.text().startsWith("Failed to load resource")
                && message.location().startsWith(page.url() + ":");
    }
}
