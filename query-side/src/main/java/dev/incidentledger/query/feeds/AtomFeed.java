package dev.incidentledger.query.feeds;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import dev.incidentledger.query.platform.PageAddress;
import java.util.Date;
import java.util.List;

/** The feed in Atom 1.0. */
final class AtomFeed {

    private final FeedHead head;
    private final PageAddress address;

    AtomFeed(FeedHead head, PageAddress address) {
        this.head = head;
        this.address = address;
    }

    Feed of(List<WrittenEntry> entries) {
        var feed = new Feed("atom_1.0");
        feed.setEncoding("UTF-8");
        feed.setId(tag("/history"));
        feed.setAlternateLinks(List.of(link("alternate", "text/html", address.home())));
        feed.setOtherLinks(List.of(link("self", "application/atom+xml", address.to("/history.atom"))));
        feed.setTitle(head.title());
        feed.setUpdated(Date.from(head.updatedAt()));
        feed.setAuthors(List.of(author()));
        feed.setEntries(entries.stream().map(this::of).toList());
        return feed;
    }

    private Entry of(WrittenEntry written) {
        var told = written.entry();
        var entry = new Entry();
        entry.setId(tag("Incident/" + told.number()));
        entry.setPublished(Date.from(told.publishedAt()));
        entry.setUpdated(Date.from(told.updatedAt()));
        entry.setAlternateLinks(List.of(link("alternate", "text/html", address.to("/incidents/" + told.publicId()))));
        entry.setTitle(XmlText.of(told.title()));
        entry.setContents(List.of(html(written.html())));
        return entry;
    }

    private String tag(String specific) {
        return "tag:%s,2005:%s".formatted(address.host(), specific);
    }

    private Person author() {
        var person = new Person();
        person.setName(head.author());
        return person;
    }

    private static Content html(String html) {
        var content = new Content();
        content.setType("html");
        content.setValue(html);
        return content;
    }

    private static Link link(String relation, String type, String address) {
        var link = new Link();
        link.setRel(relation);
        link.setType(type);
        link.setHref(address);
        return link;
    }
}
