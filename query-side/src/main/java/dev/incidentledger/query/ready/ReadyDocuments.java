package dev.incidentledger.query.ready;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All public documents by where they are found. Those of single incidents can be many: they lie in a file that goes with the
 * process, with as much of it in memory as is asked for often.
 */
@Component
class ReadyDocuments implements AutoCloseable {

    private static final int MEGABYTES_IN_MEMORY = 48;

    private final Map<String, ReadyDocument> always = new ConcurrentHashMap<>();
    private final Path file;
    private final MVStore store;
    private final Map<String, byte[]> many;

    ReadyDocuments() throws IOException {
        this.file = Files.createTempFile("incident-ledger-pages", ".mv");
        this.store = new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(MEGABYTES_IN_MEMORY)
                .open();
        this.many = store.openMap("documents");
    }

    /** What shows how things stand; what was shown before and is not any more is gone. */
    void show(Collection<Document> documents) {
        var fresh = new HashMap<String, ReadyDocument>();
        documents.forEach(document -> fresh.put(document.key(), ready(document)));
        always.putAll(fresh);
        always.keySet().retainAll(fresh.keySet());
    }

    /** Documents of one thing among many. */
    void keep(Collection<Document> documents) {
        documents.forEach(
                document -> many.put(document.key(), ReadyDocument.of(document).toBytes()));
    }

    /** The one that is there already when it is the same, so that nothing is compressed again. */
    private ReadyDocument ready(Document document) {
        var known = always.get(document.key());
        return known != null && known.holds(document) ? known : ReadyDocument.of(document);
    }

    /** @param key of a document: its path, and its language where it has one */
    @Nullable
    ReadyDocument find(String key) {
        var found = always.get(key);
        if (found != null) {
            return found;
        }
        var packed = many.get(key);
        return packed == null ? null : ReadyDocument.fromBytes(packed);
    }

    @Override
    public void close() {
        store.closeImmediately();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
