package dev.incidentledger.e2e.browser;

import dev.incidentledger.e2e.Api;
import dev.incidentledger.e2e.RunningLedger;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A status page with so much on it; its product is started when somebody first asks for it. */
enum Site {
    NOTHING(Story::nothing),
    ONE(Story::oneThing),
    FORTY(Story::fortyThings),
    HOSTILE(Story::nothing),
    LIVE(Story::nothing);

    private final Function<Api, Map<String, String>> story;
    private @Nullable Shown shown;

    private record Shown(RunningLedger ledger, Map<String, String> pages) {}

    Site(Function<Api, Map<String, String>> story) {
        this.story = story;
    }

    String url() {
        return admin().url();
    }

    Api admin() {
        return shown().ledger().admin();
    }

    /** The paths of its pages by what they show. */
    Map<String, String> pages() {
        return shown().pages();
    }

    private synchronized Shown shown() {
        if (shown == null) {
            var ledger = RunningLedger.start("--ledger.page.name=Example");
            shown = new Shown(ledger, story.apply(ledger.admin()));
        }
        return shown;
    }
}
