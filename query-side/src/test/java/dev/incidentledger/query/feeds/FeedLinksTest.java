package dev.incidentledger.query.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import dev.incidentledger.query.platform.PageAddress;
import dev.incidentledger.query.platform.StatusPage;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedLinksTest {

    private static final Instant TEN = Instant.parse("2026-11-24T10:00:00Z");
    private static final FeedHead HEAD = new FeedHead("Northwind Status - Incident History", "Northwind", TEN);
    private static final List<WrittenEntry> ENTRIES = List.of(
            new WrittenEntry(new FeedEntry(7, "in0000000001", "Mail is late", TEN, TEN, List.of()), "<p>It is.</p>"));

    @Test
    void lead_to_the_configured_address() {
        var item = item("https://status.example.org/");

        assertThat(item.getLink()).isEqualTo("https://status.example.org/incidents/in0000000001");
        assertThat(item.getGuid().isPermaLink()).isTrue();
    }

    @Test
    void are_relative_where_nobody_said_where_the_page_is() throws FeedException {
        assertThat(new WireFeedOutput().outputString(new AtomFeed(HEAD, address(null)).of(ENTRIES)))
                .contains("href=\"/incidents/in0000000001\"", "href=\"/history.atom\"", "href=\"/\"")
                .doesNotContain("http://localhost");
        assertThat(new WireFeedOutput().outputString(new RssFeed(HEAD, address(null)).of(ENTRIES)))
                .contains("<link>/incidents/in0000000001</link>", "<link>/</link>")
                .doesNotContain("localhost");
        assertThat(item(null).getGuid().isPermaLink()).isFalse();
    }

    private static Item item(@Nullable String url) {
        return new RssFeed(HEAD, address(url)).of(ENTRIES).getItems().getFirst();
    }

    private static PageAddress address(@Nullable String url) {
        return PageAddress.of(new StatusPage("Northwind", url == null ? null : URI.create(url), ZoneOffset.UTC));
    }
}
