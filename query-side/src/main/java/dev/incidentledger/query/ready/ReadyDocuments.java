package dev.incidentledger.query.ready;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * All public documents by where they are found. Those of single incidents can be many: they lie in a file that goes with the
 * process, with as much of it in memory as is asked for often. Changed by one thread.
 */
@Component
class ReadyDocuments implements AutoCloseable {

    private static final int MEGABYTES_IN_MEMORY = 48;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    /**
     * What is answered from now on.
     *
     * @param always what shows how things stand
     * @param marked makes of any other document what is answered of it
     */
    private record Answers(Map<String, ReadyDocument> always, UnaryOperator<ReadyDocument> marked) {}

    private final OutdatedNotice notice;
    private final RenderingStop stop;
    private final Path file;
    private final MVStore store;
    private final Map<String, byte[]> many;
    private Map<String, ReadyDocument> rendered = Map.of();
    private @Nullable Instant outdatedSince;
    private volatile Answers answers = new Answers(Map.of(), UnaryOperator.identity());

    /** Elsewhere than the data folder, so that pages are still rendered while its disk is full. */
    @Autowired
    ReadyDocuments(OutdatedNotice notice, RenderingStop stop) throws IOException {
        this(notice, stop, Files.createTempFile("incident-ledger-pages", ".mv"));
    }

    ReadyDocuments(OutdatedNotice notice, RenderingStop stop, Path file) {
        this.notice = notice;
        this.stop = stop;
        this.file = file;
        this.store = new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(MEGABYTES_IN_MEMORY)
                .open();
        loseName();
        this.many = store.openMap("documents");
    }

    /**
     * Answers whether anybody can see a difference.
     *
     * @param standing what shows how things stand; what was shown before and is not any more is gone
     * @param single documents of one thing among many, which stay
     * @throws java.util.concurrent.CancellationException when a stop is asked for before anything is shown
     */
    boolean show(Collection<Document> standing, Stream<Document> single) {
        var fresh = new HashMap<String, ReadyDocument>();
        standing.forEach(document -> fresh.put(document.key(), rendered(document)));
        var packed = new HashMap<String, byte[]>();
        single.forEach(document -> packed.put(document.key(), packed(document)));
        var concerned = new HashSet<>(rendered.keySet());
        concerned.addAll(fresh.keySet());
        concerned.addAll(packed.keySet());
        var before = tags(concerned);
        many.putAll(packed);
        rendered = Map.copyOf(fresh);
        answerAnew(outdatedSince);
        return !tags(concerned).equals(before);
    }

    /**
     * Has every page say as of when it is. Answers whether anybody can see a difference.
     *
     * @param since null when pages are up to date, and say nothing of it
     */
    boolean outdate(@Nullable Instant since) {
        if (Objects.equals(since, outdatedSince)) {
            return false;
        }
        var before = tags(rendered.keySet());
        answerAnew(since);
        outdatedSince = since;
        return !tags(rendered.keySet()).equals(before);
    }

    /** @param key of a document: its path, and its language where it has one */
    @Nullable
    ReadyDocument find(String key) {
        var now = answers;
        var found = now.always().get(key);
        if (found != null) {
            return found;
        }
        var packed = many.get(key);
        return packed == null ? null : now.marked().apply(ReadyDocument.fromBytes(packed));
    }

    /** Waits only for a while: a store that ran out of memory while it wrote is never done, and nobody needs it any more. */
    @Override
    public void close() {
        var closing = Thread.ofPlatform().daemon().name("close-public-pages").start(store::closeImmediately);
        try {
            closing.join(LONGEST_CLOSE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        loseName();
    }

    /** Without one the file goes with the process, even if that is killed. */
    private void loseName() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stillOpen) {
            // Windows has it keep its name until it is closed.
        }
    }

    /** The one that is there already when it is the same, so that nothing is compressed again. */
    private ReadyDocument rendered(Document document) {
        stop.goOn();
        var known = rendered.get(document.key());
        return known != null && known.isOf(document) ? known : ReadyDocument.of(document);
    }

    private byte[] packed(Document document) {
        stop.goOn();
        return ReadyDocument.of(document).toBytes();
    }

    private void answerAnew(@Nullable Instant since) {
        UnaryOperator<ReadyDocument> marked = since == null
                ? UnaryOperator.identity()
                : document -> document.under(language -> notice.in(Locale.forLanguageTag(language), since));
        answers = new Answers(
                rendered.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> marked.apply(each.getValue()))),
                marked);
    }

    private Set<String> tags(Collection<String> keys) {
        return keys.stream()
                .flatMap(key -> Stream.ofNullable(find(key)).map(document -> key + ' ' + document.tag()))
                .collect(Collectors.toSet());
    }
}
