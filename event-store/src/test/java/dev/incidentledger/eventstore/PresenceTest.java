package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.eventstore.Presence.Holder;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PresenceTest {

    private static final Set<String> TWO = Set.of("pages-v1", "uptime-v1");
    private static final Set<String> ONE = Set.of("pages-v2");

    private final JdbcClient db = migrated();
    private final Presence here = new Presence(db, "here");
    private final Presence there = new Presence(db, "there");

    @Test
    void whoever_says_so_is_present_with_what_it_knows_now() {
        assertThat(here.announce(TWO)).containsExactly(new Holder("here", TWO, 0));
        assertThat(there.announce(ONE))
                .containsExactlyInAnyOrder(new Holder("here", TWO, 0), new Holder("there", ONE, 0));

        assertThat(here.announce(ONE))
                .containsExactlyInAnyOrder(new Holder("here", ONE, 0), new Holder("there", ONE, 0));
    }

    @Test
    void whoever_did_not_for_over_seven_seconds_is_gone_and_comes_back_by_itself() {
        here.announce(TWO);
        there.announce(TWO);
        pass("there", 6);
        assertThat(here.announce(TWO)).extracting(Holder::node).containsExactlyInAnyOrder("here", "there");

        pass("there", 2);
        assertThat(here.announce(TWO)).extracting(Holder::node).containsExactly("here");

        there.announce(TWO);
        assertThat(here.announce(TWO)).extracting(Holder::node).containsExactlyInAnyOrder("here", "there");
    }

    @Test
    void while_the_database_stands_still_nobody_goes() {
        here.announce(TWO);
        there.announce(TWO);
        pass("here", 60);
        pass("there", 60);

        assertThat(here.announce(TWO)).extracting(Holder::node).containsExactlyInAnyOrder("here", "there");
        assertThat(here.announce(TWO)).extracting(Holder::node).containsExactly("here");
    }

    @Test
    void once_the_clock_was_set_back_whoever_says_so_again_is_present_and_nobody_else() {
        here.announce(TWO);
        there.announce(TWO);
        new Presence(db, "killed").announce(TWO);
        pass("here", -3_600);
        pass("there", -3_600);
        pass("killed", -3_600);

        there.announce(TWO);

        assertThat(here.announce(TWO)).extracting(Holder::node).containsExactlyInAnyOrder("here", "there");
        assertThat(here.announce(TWO)).extracting(Holder::node).containsExactlyInAnyOrder("here", "there");
    }

    @Test
    void whoever_leaves_is_gone_at_once_and_with_it_who_never_came_back() {
        here.announce(TWO);
        there.announce(TWO);
        new Presence(db, "long-ago").announce(TWO);
        pass("long-ago", 100_000);

        there.leave();

        assertThat(here.announce(TWO)).extracting(Holder::node).containsExactly("here");
        assertThat(db.sql("select node from query.projection_holder")
                        .query(String.class)
                        .list())
                .containsExactly("here");
    }

    @Test
    void what_each_holds_is_counted() {
        db.sql(
                        "insert into query.token_entry (processor_name, segment, owner) values ('pages-v1', 0, 'there'), ('uptime-v1', 0, null)")
                .update();
        there.announce(TWO);

        assertThat(here.announce(TWO))
                .containsExactlyInAnyOrder(new Holder("here", TWO, 0), new Holder("there", TWO, 1));
    }

    private void pass(String node, int seconds) {
        db.sql("update query.projection_holder set seen_at = seen_at - ? * interval '1 second' where node = ?")
                .params(seconds, node)
                .update();
    }

    private static JdbcClient migrated() {
        var database = TestServer.connectionsTo(TestServer.freshDatabase());
        MigrationConfiguration.tokensMigration().applyTo(database, Map.of());
        return JdbcClient.create(database);
    }
}
