package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.eventstore.Sample.DoorEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a crash of the database does to a projection: its last transactions are gone, and no connection has noticed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseSetBackTest {

    private final TestLedger ledger = TestLedger.startOn(TestLedger.freshDatabase(), Seen.class);

    @ProcessingGroup("seen")
    static class Seen {

        private final PerBatch<List<Long>> gathered = new PerBatch<>(ArrayList::new, this::write);
        private final JdbcClient db;

        Seen(JdbcClient db) {
            this.db = db;
            db.sql("create table if not exists seen (position bigint primary key)")
                    .update();
        }

        @EventHandler
        void on(DoorEvent event, TrackingToken token) {
            gathered.current().add(token.position().orElseThrow());
        }

        private void write(List<Long> positions) {
            db.sql("insert into seen select unnest(?::bigint[])")
                    .param(positions.toArray(Long[]::new))
                    .update();
        }
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void what_it_lost_is_made_again_when_the_next_event_comes() {
        open(4);
        var earlier = token();
        open(6);
        setBackTo(earlier, 4);

        ledger.openDoors(1);

        awaitSeen(11);
    }

    @Test
    void what_it_lost_is_made_again_when_no_event_comes() {
        open(4);
        var earlier = token();
        open(6);

        setBackTo(earlier, 4);

        awaitSeen(10);
    }

    /** As another version of the product may have written it. */
    @Test
    void a_token_that_is_written_otherwise_does_not_stop_it() {
        open(4);
        ledger.db().sql("""
                        update query.token_entry
                        set token = convert_to(replace(convert_from(token, 'UTF8'), ':', ' : '), 'UTF8')
                        """).update();

        open(3);
    }

    private void open(int doors) {
        long before = seen().size();
        ledger.openDoors(doors);
        awaitSeen(before + doors);
    }

    /** Of another type while what was there before the start is taken in than later on. */
    private Map<String, Object> token() {
        return ledger.db()
                .sql("select token, token_type from query.token_entry where processor_name = 'seen'")
                .query()
                .singleRow();
    }

    private void setBackTo(Map<String, Object> token, long position) {
        ledger.db().sql("""
                        with lost as (delete from seen where position > :position)
                        update query.token_entry set token = :token, token_type = :token_type where processor_name = 'seen'
                        """).param("position", position).params(token).update();
    }

    private void awaitSeen(long last) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(seen())
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, last).boxed().toList()));
    }

    private List<Long> seen() {
        return ledger.db()
                .sql("select position from seen order by 1")
                .query(Long.class)
                .list();
    }
}
