package dev.incidentledger.query.feeds;

import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import dev.incidentledger.query.platform.PageAddress;
import java.util.Date;
import java.util.List;

/** The same feed in RSS 2.0. */
final class RssFeed {

    private final FeedHead head;
    private final PageAddress address;

    RssFeed(FeedHead head, PageAddress address) {
        this.head = head;
        this.address = address;
    }

    Channel of(List<WrittenEntry> entries) {
        var channel = new Channel("rss_2.0");
        channel.setEncoding("UTF-8");
        channel.setTitle(head.title());
        channel.setLink(address.home());
        channel.setDescription(head.title());
        channel.setPubDate(Date.from(head.updatedAt()));
        channel.setItems(entries.stream().map(this::of).toList());
        return channel;
    }

    private Item of(WrittenEntry written) {
        var told = written.entry();
        var link = address.to("/incidents/" + told.publicId());
        var item = new Item();
        item.setTitle(XmlText.of(told.title()));
        item.setDescription(html(written.html()));
        item.setPubDate(Date.from(told.publishedAt()));
        item.setLink(link);
        item.setGuid(guid(link));
        return item;
    }

    private static Description html(String html) {
        var description = new Description();
        description.setType("text/html");
        description.setValue(html);
        return description;
    }

    private Guid guid(String link) {
        var guid = new Guid();
        guid.setPermaLink(address.isTold());
        guid.setValue(link);
        return guid;
    }
}
