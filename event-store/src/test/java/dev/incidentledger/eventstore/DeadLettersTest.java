package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.eventstore.postgres.LoggedEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one process makes of the letters of all; whole processes are in {@link DeadLetterTest}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeadLettersTest {

    private static final Set<String> KNOWN = Set.of("pages-v1", "uptime-v1");

    private final JdbcClient db = migrated();
    private final DeadLetterTable table = new DeadLetterTable(db, "there");
    private final ProjectionShare share = new ProjectionShare(new Presence(db, "here"), KNOWN);
    private final DeadLetters letters =
            new DeadLetters(table, new StoredPositions(db, new MessageSerializer()), share, _ -> {});

    /** Else those of others would be counted twice after each restart. */
    @Test
    void none_is_of_this_process_before_it_has_seen_who_else_is_there() {
        new Presence(db, "other").announce(KNOWN);
        KNOWN.forEach(this::stop);
        assertThat(letters.all()).hasSize(2);
        assertThat(letters.ofThisProcess()).isEmpty();

        share.renew();

        assertThat(letters.ofThisProcess())
                .singleElement()
                .satisfies(letter -> assertThat(letter.projection()).isEqualTo("pages-v1"));
    }

    @Test
    void what_nobody_has_had_the_code_of_for_a_day_is_forgotten() {
        stop("pages-v1");
        stop("pages-v0");
        share.renew();
        letters.forgetWhatIsOver();
        assertThat(table.all()).hasSize(2);

        db.sql("update query.dead_letter set last_failed_at = last_failed_at - interval '25 hours'")
                .update();
        letters.forgetWhatIsOver();

        assertThat(table.all()).extracting(DeadLetter::projection).containsExactly("pages-v1");
    }

    private void stop(String projection) {
        var event = new LoggedEvent(
                13, "event", "Door", "door_1", 0, "door.opened", "1", new byte[0], new byte[0], null, Instant.EPOCH);
        table.note(projection, event, "too long");
    }

    private static JdbcClient migrated() {
        var database = TestServer.connectionsTo(TestServer.freshDatabase());
        MigrationConfiguration.tokensMigration().applyTo(database, Map.of());
        return JdbcClient.create(database);
    }
}
