package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.incidentledger.e2e.PublishedRevision.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Every version in which the public read the incidents of a real page: told and corrected here, then read as of each. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CapturedRevisionsTest {

    /** @param position of the log once the revision was told */
    private record Noted(String path, long position, PublishedRevision revision) {}

    private static final List<Noted> NOTED = new ArrayList<>();

    @BeforeAll
    static void tell_everything_in_the_order_in_which_the_public_saw_it() throws IOException {
        var file = Path.of(System.getProperty("captures.dir", "")).resolve("github-atom-revisions.jsonl");
        assumeTrue(Files.exists(file), "The captured revisions are not here: point -Dcaptures.dir at their folder");
        var retold = new HashMap<String, RetoldEntry>();
        Files.readAllLines(file).stream()
                .map(Api.JSON::readTree)
                .map(PublishedRevision::of)
                .sorted(Comparator.comparing(PublishedRevision::seenAt))
                .forEach(revision -> {
                    var entry = retold.computeIfAbsent(
                            revision.entry(),
                            _ -> RetoldEntry.begun(RunningLedger.shared().admin(), revision));
                    entry.tell(revision);
                    NOTED.add(new Noted(entry.path(), head(), revision));
                });
    }

    @Test
    void each_reads_as_of_its_position_exactly_as_the_public_read_it() {
        assertThat(NOTED).hasSize(148).allSatisfy(noted -> {
            var known = RunningLedger.shared()
                    .admin()
                    .get(noted.path() + "?asOf=" + noted.position())
                    .expect(200)
                    .json();
            assertThat(known.path("title").asString())
                    .isEqualTo(noted.revision().title());
            assertThat(updates(known)).isEqualTo(noted.revision().updates());
        });
    }

    /** So that the past had anything to be told apart from. */
    @Test
    void most_read_differently_today() {
        var different = new HashSet<String>();
        for (var noted : NOTED) {
            var today =
                    RunningLedger.shared().admin().get(noted.path()).expect(200).json();
            if (!updates(today).equals(noted.revision().updates())) {
                different.add(noted.path());
            }
        }

        assertThat(different).hasSizeGreaterThan(50);
    }

    private static long head() {
        return RunningLedger.shared()
                .context()
                .getBean(JdbcClient.class)
                .sql("select position from event_store.event_log_head")
                .query(Long.class)
                .single();
    }

    private static List<Said> updates(JsonNode known) {
        var newestFirst = known.path("updates").valueStream().toList();
        var updates = new ArrayList<Said>();
        for (int i = 0; i < newestFirst.size(); i++) {
            var update = newestFirst.get(i);
            var before = i + 1 < newestFirst.size() ? newestFirst.get(i + 1).path("status") : null;
            updates.add(Said.of(update, before));
        }
        return updates;
    }
}
