package dev.incidentledger.query.feeds;

/** @param html its updates, newest first */
record WrittenEntry(FeedEntry entry, String html) {

    static WrittenEntry of(FeedEntry entry, MarkedTime times) {
        return new WrittenEntry(entry, XmlText.of(EntryHtml.of(entry.updates(), times)));
    }
}
