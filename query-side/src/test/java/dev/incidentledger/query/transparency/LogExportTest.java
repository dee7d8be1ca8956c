package dev.incidentledger.query.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRegistered;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.log.VerifierKey;
import dev.incidentledger.log.export.ExportVerifier;
import dev.incidentledger.log.export.Verdict;
import dev.incidentledger.log.export.Verdict.Broken;
import dev.incidentledger.log.export.Verdict.Sound;
import dev.incidentledger.query.QueryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an auditor downloads is checked without the product; the log is signed three times on its way to more than 600 events. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LogExportTest {

    private static final List<String> MODELS =
            List.of("claims", "components", "incidents", "maintenances", "promises", "statuses", "timeline-entries");

    @TempDir
    static Path folder;

    static QueryServer server;

    @BeforeAll
    static void start() {
        server = QueryServer.start(folder);
        assertThat(OrderedExport.post(server).body()).contains("NO_CHECKPOINT");
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 200; i++) {
                server.record("group " + i % 20, new GroupRegistered(GroupId.next(), "Group \u20ac", i + 1));
            }
            server.get(Sealing.class).sealAndSign();
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void is_sound() throws Exception {
        var size = server.get(SealedTree.class).size();

        assertThat(verify())
                .isInstanceOfSatisfying(
                        Sound.class,
                        sound -> assertThat(sound.checkpoint().size())
                                .isEqualTo(size)
                                .isGreaterThan(600));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update event_store.event_log set payload = convert_to(replace(convert_from(payload, 'UTF8'), 'Group', 'Troop'), 'UTF8') where position = 300 | 300
            update event_store.event_log set metadata = '{"actor":"x"}' where position = 300 | 300
            update event_store.event_log set recorded_at = recorded_at + interval '1 microsecond' where position = 300 | 300
            update event_store.event_log set command_key = 'forged' where position = 300 | 300
            update event_store.event_log set event_id = 'forged' where position = 300 | 300
            update event_store.event_log set payload_type = 'catalogue.component-retired' where position = 300 | 300
            update event_store.event_log set aggregate_id = 'forged', sequence = 0 where position = 300 | 300
            update event_store.event_log set position = 0 where position = 300; update event_store.event_log set position = 300 where position = 301; update event_store.event_log set position = 301 where position = 0 | 300
            update event_store.event_log set position = -position where position >= 300; update event_store.event_log set position = 1 - position where position < 0; insert into event_store.event_log select 300, 'forged', 'Sample', 'forged', 0, payload_type, payload_revision, payload, metadata, null, recorded_at from event_store.event_log where position = 301 | 300
            delete from event_store.event_log where position = 300 | 300
            delete from event_store.event_log where position = 300; update event_store.event_log set position = 1 - position where position > 300; update event_store.event_log set position = -position where position < 0 | 300
            delete from event_store.event_log where position > 590 | 591
            """)
    void shows_what_was_done_behind_the_back_of_the_log(String sql, long position) throws Exception {
        server.get(JdbcClient.class)
                .sql("create table kept as select * from event_store.event_log")
                .update();
        behindTheBack(sql);
        try {
            assertThat(verify())
                    .isInstanceOfSatisfying(
                            Broken.class,
                            broken -> assertThat(broken.position()).hasValue(position));
        } finally {
            behindTheBack("delete from event_store.event_log");
            behindTheBack("insert into event_store.event_log select * from kept");
            server.get(JdbcClient.class).sql("drop table kept").update();
        }
        assertThat(verify()).isInstanceOf(Sound.class);
    }

    private static Verdict verify() throws IOException {
        var file = folder.resolve("export.zip");
        Files.write(file, OrderedExport.order(server).awaitFinished().fetch().body());
        var key = VerifierKey.parse(server.get(Checkpoints.class).publicKeys().getFirst());
        return new ExportVerifier(List.of(key), List.of(), MODELS, _ -> {}).verify(file);
    }

    private static void behindTheBack(String sql) {
        var db = server.get(JdbcClient.class);
        db.sql("alter table event_store.event_log disable trigger append_only").update();
        db.sql(sql).update();
        db.sql("alter table event_store.event_log enable always trigger append_only")
                .update();
    }
}
