package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.eventstore.postgres.LoggedEvent;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DeadLetterTableTest {

    private final JdbcClient db = migrated();
    private final DeadLetterTable here = new DeadLetterTable(db, "here");
    private final DeadLetterTable there = new DeadLetterTable(db, "there");

    @Test
    void the_same_event_fails_once_more_wherever_it_is_tried() {
        here.note("pages-v1", eventAt(13), "too long");
        var first = here.all().getFirst();

        there.note("pages-v1", eventAt(13), "too wide");

        var later = here.all().getFirst();
        assertThat(later)
                .isEqualTo(new DeadLetter(
                        "pages-v1",
                        13,
                        "door.opened",
                        "door_1",
                        "too wide",
                        "there",
                        first.firstFailedAt(),
                        later.lastFailedAt(),
                        2));
        assertThat(later.lastFailedAt()).isAfter(first.lastFailedAt());
    }

    @Test
    void another_event_of_the_same_projection_takes_its_place() {
        here.note("pages-v1", eventAt(13), "too long");
        here.note("pages-v1", eventAt(13), "too long");
        var first = here.all().getFirst();

        here.note("pages-v1", eventAt(57), "too long");

        assertThat(here.all()).singleElement().satisfies(letter -> {
            assertThat(letter.position()).isEqualTo(57);
            assertThat(letter.tries()).isEqualTo(1);
            assertThat(letter.firstFailedAt()).isAfter(first.firstFailedAt());
        });
    }

    @Test
    void each_projection_has_its_own_and_what_is_over_goes() {
        here.note("uptime-v1", eventAt(13), "too long");
        here.note("pages-v1", eventAt(13), "too long");
        assertThat(there.all()).extracting(DeadLetter::id).containsExactly("pages-v1.13", "uptime-v1.13");
        var pages = there.all().getFirst();

        there.forget(pages);
        assertThat(here.all()).extracting(DeadLetter::id).containsExactly("uptime-v1.13");
    }

    @Test
    void what_has_taken_its_place_meanwhile_stays() {
        here.note("pages-v1", eventAt(13), "too long");
        var first = here.all().getFirst();
        here.note("pages-v1", eventAt(57), "too long");

        there.forget(first);

        assertThat(here.all()).extracting(DeadLetter::id).containsExactly("pages-v1.57");
    }

    private static LoggedEvent eventAt(long position) {
        return new LoggedEvent(
                position,
                "event",
                "Door",
                "door_1",
                0,
                "door.opened",
                "1",
                new byte[0],
                new byte[0],
                null,
                Instant.EPOCH);
    }

    private static JdbcClient migrated() {
        var database = TestServer.connectionsTo(TestServer.freshDatabase());
        MigrationConfiguration.tokensMigration().applyTo(database, Map.of());
        return JdbcClient.create(database);
    }
}
