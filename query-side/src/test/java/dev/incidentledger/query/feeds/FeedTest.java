package dev.incidentledger.query.feeds;

import static dev.incidentledger.events.Audience.PUBLIC;
import static dev.incidentledger.query.currentstatus.Samples.at;
import static dev.incidentledger.query.currentstatus.Samples.incident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.query.QueryServer;
import dev.incidentledger.query.health.PlannedWork;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thirty incidents, the last of them hostile, and a maintenance that ends up on top. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedTest {

    private static final String HOSTILE = "\u0007<script>alert(1)</script>]]>&\"' \u202e\uffff";
    private static final IncidentId LAST = incident(30);

    @TempDir
    static Path folder;

    static QueryServer server;

    @BeforeAll
    static void start() {
        server = QueryServer.start(
                folder,
                List.of(),
                "ledger.page.name=Exchange",
                "ledger.page.zone=Europe/Berlin",
                "ledger.page.url=https://status.example.org");
        for (int number = 1; number < 30; number++) {
            record(identified(incident(number), "Incident " + number, number, "It began."));
        }
        record(identified(LAST, HOSTILE, 100, HOSTILE));
        record(new UpdatePosted(
                LAST, update(UpdateStatus.INVESTIGATING, 101, "Still *looking*.\n\nSecond <b>part</b>.")));
        record(new IncidentResolved(LAST, update(UpdateStatus.RESOLVED, 102, "[Over](javascript:alert(1))")));
        record(PlannedWork.number(1).scheduled());
        record(PlannedWork.number(1).started(1, 200));
        await().until(() -> server.anonymously("/history.rss").body().contains("In progress"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/history.atom", "/history.rss"})
    void hold_the_25_latest_for_a_reader_of_feeds(String path) {
        var feed = read(path);

        assertThat(feed.getTitle()).isEqualTo("Exchange Status - Incident History");
        assertThat(feed.getEntries()).hasSize(25);
        assertThat(feed.getEntries().getFirst().getTitle()).isEqualTo("Database upgrade");
        assertThat(feed.getEntries().getLast().getTitle()).isEqualTo("Incident 7");
        assertThat(feed.getEntries())
                .allSatisfy(entry -> assertThat(entry.getLink()).startsWith("https://status.example.org/incidents/"));
    }

    @Test
    void go_by_ids_and_times_that_stay() {
        var feed = read("/history.atom");
        var entry = feed.getEntries().get(1);

        assertThat(feed.getUri()).isEqualTo("tag:status.example.org,2005:/history");
        assertThat(feed.getLinks()).extracting("rel").containsExactlyInAnyOrder("alternate", "self");
        assertThat(feed.getAuthors()).extracting("name").containsExactly("Exchange");
        assertThat(entry.getUri())
                .isEqualTo("tag:status.example.org,2005:Incident/" + FeedNumber.of(LAST.value()))
                .matches("tag:[a-z.]+,2005:Incident/[0-9]{1,16}");
        assertThat(entry.getPublishedDate()).isEqualTo(at(102));
    }

    @Test
    void tell_updates_newest_first_in_the_pages_zone_each_by_what_became_of_it() {
        assertThat(html(read("/history.atom").getEntries().get(1)))
                .startsWith(
                        "<p> <small>Nov <var data-var='date'>24</var>, <var data-var='time'>12:42</var> CET</small><br> "
                                + "<strong>Resolved</strong> - Over </p>"
                                + "<p> <small>Nov <var data-var='date'>24</var>, <var data-var='time'>12:41</var> CET</small><br> "
                                + "<strong>Update</strong> - Still <em>looking</em>. </p><p>Second &lt;b&gt;part&lt;/b&gt;.</p>"
                                + "<p> <small>Nov <var data-var='date'>24</var>, <var data-var='time'>12:40</var> CET</small><br> "
                                + "<strong>Investigating</strong> - ");
        assertThat(html(read("/history.rss").getEntries().getFirst()))
                .contains("<strong>In progress</strong> - Update 1 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/history.atom", "/history.rss", "/history.json"})
    void are_not_taken_down_by_what_somebody_writes(String path) {
        var body = server.anonymously(path).body();

        assertThat(body).doesNotContain("\u0007").contains("alert(1)");
        if (!path.endsWith(".json")) {
            assertThat(body).doesNotContain("\uffff", "\u202e");
            assertThat(read(path).getEntries())
                    .allSatisfy(entry ->
                            assertThat(html(entry)).doesNotContain("<script").doesNotContain("javascript:"));
        }
    }

    @Test
    void group_everything_by_month() {
        var months = QueryServer.json(server.anonymously("/history.json")).path("months");
        var first = YearMonth.of(2026, Month.NOVEMBER);
        assertThat(months.valueStream()
                        .map(month -> month.path("name").asString()
                                + month.path("year").asInt()))
                .containsExactlyElementsOf(Stream.iterate(
                                first.plusMonths(months.size() - 1), month -> month.minusMonths(1))
                        .limit(months.size())
                        .map(month -> month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + month.getYear())
                        .toList());
        var month = months.path(months.size() - 1);

        assertThat(month.propertyNames()).containsExactly("name", "starts_on", "days", "year", "incidents");
        assertThat(month.path("name").asString()).isEqualTo("November");
        assertThat(month.path("year").asInt()).isEqualTo(2026);
        assertThat(month.path("starts_on").asInt()).isZero();
        assertThat(month.path("incidents")).hasSize(31);
        assertThat(month.at("/incidents/1").propertyNames())
                .containsExactly("code", "name", "message", "impact", "timestamp");
        assertThat(month.at("/incidents/0/timestamp").asString())
                .isEqualTo(
                        "Nov <var data-var='date'>24</var>, <var data-var='time'>12:40</var> - <var data-var='time'>12:42</var> CET");
    }

    private static SyndFeed read(String path) {
        try {
            return new SyndFeedInput()
                    .build(new StringReader(server.anonymously(path).body()));
        } catch (FeedException e) {
            throw new AssertionError(e);
        }
    }

    private static String html(SyndEntry entry) {
        return entry.getContents().isEmpty()
                ? entry.getDescription().getValue()
                : entry.getContents().getFirst().getValue();
    }

    private static IncidentIdentified identified(IncidentId id, String title, int minute, String message) {
        var opening = update(UpdateStatus.INVESTIGATING, minute, message);
        return new IncidentIdentified(id, title, at(minute), opening, PUBLIC, null, null, null);
    }

    private static Update update(UpdateStatus status, int minute, String message) {
        return new Update(UpdateId.next(), status, message, List.of(), at(minute), null, PUBLIC);
    }

    private static void record(IncidentEvent event) {
        server.record(event.incidentId().value(), event);
    }

    private static void record(Object event) {
        server.record(PlannedWork.number(1).id().value(), event);
    }
}
