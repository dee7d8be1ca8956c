package dev.incidentledger.query.live;

import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.query.QueryServer.json;
import static dev.incidentledger.query.currentstatus.Samples.LAB;
import static dev.incidentledger.query.currentstatus.Samples.at;
import static dev.incidentledger.query.currentstatus.Samples.identified;
import static dev.incidentledger.query.currentstatus.Samples.incident;
import static dev.incidentledger.query.currentstatus.Samples.registered;
import static dev.incidentledger.query.currentstatus.Samples.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.SetClock;
import dev.incidentledger.query.StreamClient;
import dev.incidentledger.query.ready.PageRevision;
import dev.incidentledger.query.ready.Rendered;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LiveTest {

    private static final String PATH = "/live";
    private static final int MOST = 500;
    private static final IncidentId SEEN = incident(1);

    @TempDir
    static Path folder;

    static QueryServer server;
    static int titles;

    @BeforeAll
    static void start() {
        server = QueryServer.start(
                folder,
                List.of(SetClock.class),
                "ledger.page.live.heartbeat=200ms",
                "ledger.page.live.most-readers=" + MOST);
        record(identified(SEEN, PUBLIC));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void begin() throws InterruptedException {
        awaitReaders(0);
        settle();
    }

    @Test
    void tells_the_revision_at_once_and_each_newer_one_when_it_is_there() throws Exception {
        try (var reader = read()) {
            reader.awaitLine("retry: ");
            var first = reader.message();
            var title = changeTitle();
            var second = reader.message();

            assertThat(first.event()).isEqualTo("page");
            assertThat(Long.parseLong(second.id())).isGreaterThan(Long.parseLong(first.id()));
            assertThat(second.data().path("revision").asString()).isEqualTo(second.id());
            assertThat(server.anonymously("/?lang=en").body()).contains(title);
        }
    }

    @Test
    void tells_a_reader_who_has_the_revision_nothing_until_there_is_another() throws Exception {
        long known = revision();
        try (var reader = read("Last-Event-ID: " + known)) {
            reader.awaitLine("retry: ");
            reader.awaitLine(":");
            changeTitle();

            assertThat(Long.parseLong(reader.message().id())).isGreaterThan(known);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "x", "99999999999999999999999"})
    void tells_a_reader_who_has_any_other_the_revision_at_once(String known) throws Exception {
        try (var reader = read("Last-Event-ID: " + known)) {
            assertThat(reader.message().id()).isEqualTo(String.valueOf(revision()));
        }
    }

    @Test
    void grows_by_one_with_the_minute_that_pages_name() throws Exception {
        long before = revision();

        server.get(SetClock.class).advance(Duration.ofMinutes(1));

        await().until(() -> revision() > before);
        settle();
        assertThat(revision()).isEqualTo(before + 1);
    }

    @Test
    void grows_by_nothing_that_is_done_among_operators() throws Exception {
        server.record("catalogue", registered(LAB, "Hush lab", null, 2, INTERNAL));
        settle();
        long before = revision();

        record(identified(incident(2), INTERNAL, says(LAB, MAJOR_OUTAGE)));
        record(new TitleCorrected(incident(2), "Hush"));
        record(new UpdatePosted(
                SEEN, new Update(UpdateId.next(), UpdateStatus.MONITORING, "Hush", List.of(), at(10), null, INTERNAL)));
        settle();

        assertThat(revision()).isEqualTo(before);
    }

    @Test
    void sends_a_comment_now_and_then() throws Exception {
        try (var reader = read()) {
            reader.message();
            reader.awaitLine(":");
            reader.awaitLine(":");
        }
    }

    @Test
    void asks_the_database_nothing() {
        await().untilAsserted(() -> assertThat(server.statementsOf(() -> {
                    try (var reader = read()) {
                        reader.message();
                        server.anonymously("/");
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .as("statements while nothing is rendered")
                .isZero());
    }

    @Test
    void is_a_stream_that_nobody_keeps() {
        var headers = server.head(Role.OPERATOR, PATH).headers();

        assertThat(headers.firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        assertThat(server.anonymously(PATH, "Accept", "application/json").statusCode())
                .isEqualTo(406);
    }

    @Test
    void reaches_as_many_as_may_read_and_refuses_one_more() throws Exception {
        long empty = usedHeap();
        var readers = new ArrayList<StreamClient>();
        try {
            for (int i = 0; i < MOST; i++) {
                readers.add(read("Last-Event-ID: " + revision()));
            }
            awaitReaders(MOST);
            for (var reader : readers) {
                reader.awaitLine("retry: ");
            }
            System.out.printf(
                    "%d readers: %,d bytes of heap for each, those of its client included%n",
                    MOST, (usedHeap() - empty) / MOST);
            var refused = server.anonymously(PATH);
            long before = revision();
            changeTitle();
            settle();

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(json(refused).path("code").asString()).isEqualTo("TOO_MANY_READERS");
            assertThat(revision()).isGreaterThan(before);
            assertThat(told(revision(), readers)).isEqualTo(MOST);
        } finally {
            readers.forEach(StreamClient::close);
        }
    }

    @Test
    void drops_a_reader_who_takes_nothing_and_lets_nobody_wait_for_it() throws Exception {
        double before = dropped();
        var patience = new CountDownLatch(1);
        var readers = server.get(LiveReaders.class);
        var stuck = new LiveReader(
                server.get(PageRevision.class), revision(), Duration.ofHours(1), new StuckClient(patience));
        Thread.ofVirtual()
                .start(() -> readers.hold(() -> {
                    stuck.run();
                    return true;
                }));
        try (var reader = read("Last-Event-ID: " + revision())) {
            reader.awaitLine("retry: ");
            changeTitle();

            reader.message();
        }
        awaitReaders(1);
        patience.countDown();

        awaitReaders(0);
        assertThat(dropped()).isEqualTo(before + 1);
    }

    /** A client that takes nothing, until the server's patience is over. */
    private static final class StuckClient extends OutputStream {

        private final CountDownLatch patience;

        StuckClient(CountDownLatch patience) {
            this.patience = patience;
        }

        @Override
        public void write(int one) throws IOException {
            try {
                patience.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new SocketTimeoutException();
        }
    }

    private static StreamClient read(String... headers) throws IOException {
        return new StreamClient(server.port(), PATH, null, headers).reading();
    }

    /** How many of them are told this revision, and nothing behind it. */
    private static long told(long revision, List<StreamClient> readers) throws InterruptedException {
        for (var reader : readers) {
            while (!reader.message().id().equals(String.valueOf(revision))) {}
        }
        return readers.stream()
                .filter(reader -> !reader.rest().contains("event: page"))
                .count();
    }

    private static String changeTitle() {
        var title = "Title " + ++titles;
        record(new TitleCorrected(SEEN, title));
        return title;
    }

    private static long revision() {
        return server.get(PageRevision.class).current();
    }

    /** Returns once all that was recorded so far is on the pages. */
    private static void settle() throws InterruptedException {
        Rendered.all(server);
    }

    private static void awaitReaders(int number) {
        await().until(() -> server.get(MeterRegistry.class)
                        .get("ledger.live.readers")
                        .gauge()
                        .value()
                == number);
    }

    private static double dropped() {
        return server.get(MeterRegistry.class)
                .get("ledger.live.readers.dropped")
                .functionCounter()
                .count();
    }

    private static long usedHeap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static void record(IncidentEvent event) {
        server.record(event.incidentId().value(), event);
    }
}
