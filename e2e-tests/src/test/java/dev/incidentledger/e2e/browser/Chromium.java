package dev.incidentledger.e2e.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The installed Chromium, started once for all tests; none is ever downloaded. It ends with this process. */
final class Chromium {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    /** On a machine that is busy with other things, too. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> ALONE = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Started by the first window. */
    private static final class Running {

        private static final Browser BROWSER = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(PROGRAM).setArgs(ALONE));
    }

    private Chromium() {}

    /** Skips the tests where there is none. */
    static void isHere() {
        assumeTrue(
                Files.isExecutable(PROGRAM),
                "Chromium is not here: install chromium to see the pages in a real browser");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    }

    static Window window(Site site) {
        return window(site, options -> options);
    }

    /** @param viewer who looks, where that matters; in UTC and without animations else */
    static Window window(Site site, UnaryOperator<NewContextOptions> viewer) {
        var options = new NewContextOptions().setTimezoneId("UTC").setReducedMotion(ReducedMotion.REDUCE);
        return new Window(Running.BROWSER.newContext(viewer.apply(options)), site.url());
    }
}
