package dev.incidentledger.query.feeds;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import dev.incidentledger.query.platform.PageAddress;
import dev.incidentledger.query.ready.Document;
import dev.incidentledger.query.ready.PublicRecord;
import dev.incidentledger.query.ready.PublicRenderer;
import java.util.List;
import org.springframework.stereotype.Component;

/** Renders the latest incidents and maintenances for readers of feeds. */
@Component
class FeedRenderer implements PublicRenderer {

    @Override
    public List<Document> overview(PublicRecord record) {
        var entries = FeedEntry.latestOf(record);
        var head = FeedHead.of(record, entries);
        var address = PageAddress.of(record.page());
        var times = new MarkedTime(record.page().zone());
        var written =
                entries.stream().map(entry -> WrittenEntry.of(entry, times)).toList();
        return List.of(
                feed("/history.atom", "application/atom+xml", new AtomFeed(head, address).of(written)),
                feed("/history.rss", "application/rss+xml", new RssFeed(head, address).of(written)));
    }

    private static Document feed(String path, String mediaType, WireFeed feed) {
        return Document.data(path, mediaType + ";charset=utf-8", written(feed));
    }

    private static String written(WireFeed feed) {
        try {
            return new WireFeedOutput().outputString(feed, false);
        } catch (FeedException e) {
            throw new IllegalStateException("A feed has all that it must have", e);
        }
    }
}
