package dev.incidentledger.query.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRegistered;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.eventstore.postgres.LoggedEvent;
import dev.incidentledger.eventstore.postgres.PostgresEventStorageEngine;
import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.GrowingTree;
import dev.incidentledger.log.Hash;
import dev.incidentledger.log.SignerKey;
import dev.incidentledger.log.VerifierKey;
import dev.incidentledger.query.QueryServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each test signs with a key and a guard of its own, over a log that only grows. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SealedLogTest {

    @TempDir
    static Path serverFolder;

    static QueryServer server;
    static JdbcClient db;
    static SealedTree sealed;

    @TempDir
    Path folder;

    Sealer sealer;
    Checkpoints checkpoints;

    @BeforeAll
    static void start() {
        server = QueryServer.start(serverFolder);
        db = server.get(JdbcClient.class);
        sealed = server.get(SealedTree.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void beginAnew() {
        forgetTree();
        db.sql("truncate query.log_checkpoint, query.log_key").update();
        restart();
        record(3);
    }

    @Test
    void seals_every_event_with_the_leaf_before_of_its_aggregate() {
        sealAll();

        var tree = GrowingTree.empty();
        var leaves = new HashMap<String, Hash>();
        for (var event : events()) {
            var leaf = Sealer.envelope(event, Optional.ofNullable(leaves.get(event.aggregateId())))
                    .leaf();
            leaves.put(event.aggregateId(), leaf);
            tree.add(leaf);
        }
        assertThat(sealed.size()).isEqualTo(tree.size()).isGreaterThan(3);
        assertThat(sealed.tree().root(tree.size())).isEqualTo(tree.root());
    }

    @Test
    void goes_on_where_it_stopped() {
        sealAll();
        record(300);
        restart();
        sealAll();
        var stopped = sealed.tree().root(sealed.size());
        forgetTree();
        restart();
        sealAll();

        assertThat(sealed.tree().root(sealed.size())).isEqualTo(stopped);
    }

    @Test
    void ends_with_the_batch_at_hand_and_the_next_start_seals_the_rest() {
        record(Sealer.BATCH);
        var sealing = new Sealing(sealer, checkpoints, server.get(Patrol.class), server.get(LogSettings.class));

        sealing.sealAndSign(new CountDownLatch(0));
        assertThat(sealed.size()).isEqualTo(Sealer.BATCH);
        assertThat(checkpoints.latest()).isPresent();

        sealing.sealAndSign();
        assertThat(sealed.size()).isEqualTo(events().size());
    }

    @Test
    void leaves_the_work_to_another_process_that_is_at_it() {
        var meanwhile = new TransactionTemplate(server.get(PlatformTransactionManager.class));

        meanwhile.executeWithoutResult(_ -> {
            sealed.lockSize();
            assertThat(CompletableFuture.supplyAsync(sealer::seal).join()).isZero();
        });

        assertThat(sealer.seal()).isPositive();
    }

    @Test
    void takes_up_what_another_process_has_sealed_meanwhile() {
        var other = sealer();
        sealer.seal();
        record(2);
        other.seal();
        record(2);
        sealer.seal();
        var root = sealed.tree().root(sealed.size());
        forgetTree();
        restart();
        sealAll();

        assertThat(sealed.tree().root(sealed.size())).isEqualTo(root);
    }

    @Test
    void signs_with_a_key_that_it_makes_for_its_owner_alone() throws Exception {
        sealAll();
        checkpoints.sign();

        var signed = checkpoints.latest().orElseThrow();
        var key = VerifierKey.parse(checkpoints.publicKeys().getFirst());
        assertThat(signed.isSignedBy(List.of(key))).isTrue();
        assertThat(latest())
                .isEqualTo(new Checkpoint(
                        "incident-ledger", sealed.size(), sealed.tree().root(sealed.size())));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(guardFile())).isEqualTo(signed.toString());
    }

    @Test
    void signs_a_tree_once() throws Exception {
        sealAll();
        checkpoints.sign();
        var at = signedAt();
        checkpoints.sign();

        assertThat(db.sql("select count(*) from query.log_checkpoint")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(signedAt()).isEqualTo(at);
    }

    @Test
    void proves_each_checkpoint_the_beginning_of_the_next() throws Exception {
        sealAll();
        checkpoints.sign();
        var older = latest();
        record(5);
        sealAll();
        checkpoints.sign();
        var newer = latest();

        assertThat(sealed.tree()
                        .consistency(older.size(), newer.size())
                        .extendsTree(older.size(), older.root(), newer.size(), newer.root()))
                .isTrue();
    }

    @Test
    void signs_again_what_the_database_forgot() throws Exception {
        sealAll();
        checkpoints.sign();
        var signed = checkpoints.latest().orElseThrow().toString();
        db.sql("truncate query.log_checkpoint").update();
        checkpoints.sign();

        assertThat(checkpoints.latest().orElseThrow()).hasToString(signed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            edited   | update event_store.event_log set payload = set_byte(payload, 0, 32) where position = 2
            swapped  | update event_store.event_log set position = 0 where position = 2; update event_store.event_log set position = 2 where position = 3; update event_store.event_log set position = 3 where position = 0
            inserted | alter table event_store.event_log_head disable trigger only_forward; update event_store.event_log_head set position = position + 1; update event_store.event_log set position = -position where position >= 2; update event_store.event_log set position = 1 - position where position < 0; insert into event_store.event_log select 2, 'forged', 'Sample', 'forged', 0, payload_type, payload_revision, payload, metadata, null, recorded_at from event_store.event_log where position = 3
            """)
    void signs_no_log_that_was_changed_even_when_the_tree_was_made_anew(String what, String sql) throws Exception {
        sealAll();
        checkpoints.sign();
        long signed = sealed.size();
        whileTampered(sql, () -> {
            forgetTree();
            restart();
            sealAll();

            refuses("The first %d events are not those that were signed".formatted(signed));
        });
    }

    @Test
    void seals_no_log_that_lacks_an_event() {
        whileTampered(
                "delete from event_store.event_log where position = 2",
                () -> assertThatThrownBy(this::sealAll)
                        .isInstanceOf(SigningRefusedException.class)
                        .hasMessage("The log lacks event 2"));
    }

    @Test
    void seals_no_log_that_lacks_an_event_though_those_behind_it_were_moved_up() {
        whileTampered(
                "delete from event_store.event_log where position = 2;"
                        + " update event_store.event_log set position = 1 - position where position > 2;"
                        + " update event_store.event_log set position = -position where position < 0",
                () -> assertThatThrownBy(this::sealAll)
                        .isInstanceOf(SigningRefusedException.class)
                        .hasMessage("The log lacks event %d".formatted(sealed.size() + 1)));
    }

    @Test
    void seals_no_log_that_has_become_shorter() {
        sealAll();
        long size = sealed.size();

        whileTampered(
                "alter table event_store.event_log_head disable trigger only_forward;"
                        + " delete from event_store.event_log where position > %1$d; update event_store.event_log_head set position = %1$d"
                                .formatted(size - 2),
                () -> assertThatThrownBy(sealer::seal)
                        .isInstanceOf(SigningRefusedException.class)
                        .hasMessage("The log has %d events, but %d were sealed".formatted(size - 2, size)));
    }

    @Test
    void seals_nothing_behind_an_end_that_is_not_the_one_it_had_sealed() {
        sealAll();
        long size = sealed.size();
        record(1);

        whileTampered(
                "update event_store.event_log set event_id = 'another' where position = " + size,
                () -> assertThatThrownBy(sealer::seal)
                        .isInstanceOf(SigningRefusedException.class)
                        .hasMessage("Event %d is not the one that was sealed".formatted(size)));

        assertThat(sealer.seal()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            edited  | 2 | update event_store.event_log set payload = set_byte(payload, 0, 32) where position = 2
            deleted | 3 | delete from event_store.event_log where position = 3
            """)
    void finds_on_its_rounds_what_was_changed_long_after_it_was_sealed(String what, long position, String sql) {
        record(600);
        sealAll();
        var patrol = new Patrol(server.get(SealedEvents.class), sealed);
        goRound(patrol);
        assertThat(patrol.altered()).isZero();

        whileTampered(sql, () -> goRound(patrol));
        assertThat(patrol.altered()).isEqualTo(position);

        goRound(patrol);
        assertThat(patrol.altered()).isZero();
    }

    /** From wherever it is to the same place. */
    private static void goRound(Patrol patrol) {
        for (long seen = 0; seen <= sealed.size(); seen += 500) {
            patrol.walk();
        }
    }

    /** As whoever put a backup back would. */
    @Test
    void signs_no_log_that_lacks_its_end() throws Exception {
        sealAll();
        checkpoints.sign();
        long signed = sealed.size();
        whileTampered(
                "alter table event_store.event_log_head disable trigger only_forward;"
                        + " delete from event_store.event_log where position > %1$d; update event_store.event_log_head set position = %1$d"
                                .formatted(signed - 2),
                () -> {
                    forgetTree();
                    db.sql("truncate query.log_checkpoint").update();
                    restart();
                    sealAll();

                    refuses("The log has %d events, but %d were signed: it is older than its last checkpoint"
                            .formatted(signed - 2, signed));
                });
    }

    @Test
    void waits_with_the_next_checkpoint_until_a_tree_that_is_made_anew_is_whole_again() throws Exception {
        sealAll();
        checkpoints.sign();
        var signed = checkpoints.latest().orElseThrow().toString();
        forgetTree();
        restart();

        checkpoints.sign();
        assertThat(Files.readString(guardFile())).isEqualTo(signed);

        sealAll();
        checkpoints.sign();
        assertThat(Files.readString(guardFile())).isEqualTo(signed);
    }

    @Test
    void signs_no_tree_that_was_changed_under_it() throws Exception {
        sealAll();
        checkpoints.sign();
        db.sql("update query.log_tile set hashes = set_byte(hashes, 5, 255 - get_byte(hashes, 5)) where level = 0")
                .update();

        refuses("The first %d events are not those that were signed".formatted(sealed.size()));
    }

    @Test
    void makes_no_second_key_where_the_first_is_missing() throws Exception {
        sealAll();
        checkpoints.sign();
        Files.delete(keyFile());

        refuses("The key that signs checkpoints cannot be read from " + keyFile());
        assertThat(keyFile()).doesNotExist();
    }

    @Test
    void signs_with_no_other_key_unless_the_old_one_stands_beside_it() throws Exception {
        sealAll();
        checkpoints.sign();
        var first = Files.readString(keyFile());
        var second = SignerKey.generate("incident-ledger");
        Files.writeString(keyFile(), second.toText());

        refuses("No key in %s has signed the last checkpoint; a new key is added beside the old one"
                .formatted(keyFile()));

        Files.writeString(keyFile(), first + "\n" + second.toText());
        checkpoints.sign();
        Files.writeString(keyFile(), second.toText());
        record(1);
        sealAll();
        checkpoints.sign();

        assertThat(checkpoints.latest().orElseThrow().isSignedBy(List.of(second.verifier())))
                .isTrue();
        assertThat(checkpoints.publicKeys())
                .containsExactlyInAnyOrder(
                        second.verifier().toString(),
                        SignerKey.parse(first).verifier().toString());
    }

    @Test
    void signs_with_no_keys_of_several_names_and_no_rubbish_and_quotes_none() throws Exception {
        sealAll();
        Files.writeString(
                keyFile(),
                SignerKey.generate("a").toText() + SignerKey.generate("b").toText());
        refuses("The key that signs checkpoints cannot be read from " + keyFile());

        Files.writeString(keyFile(), "secret rubbish");
        refuses("The key that signs checkpoints cannot be read from " + keyFile());
        assertThatThrownBy(checkpoints::sign).rootCause().hasMessageNotContaining("rubbish");
    }

    @Test
    void signs_nothing_without_knowing_what_was_signed_last() throws Exception {
        sealAll();
        checkpoints.sign();
        Files.writeString(guardFile(), "rubbish");

        refuses("What was signed last cannot be read from " + guardFile());
    }

    @Test
    void signs_nothing_when_the_guard_is_gone() throws Exception {
        sealAll();
        checkpoints.sign();
        Files.delete(guardFile());

        refuses("The log was signed before, but there is no guard %s: put it back".formatted(guardFile()));
    }

    @Test
    void signs_nothing_while_another_process_seals() {
        sealAll();
        var meanwhile = new TransactionTemplate(server.get(PlatformTransactionManager.class));

        meanwhile.executeWithoutResult(_ -> {
            sealed.lockSize();
            CompletableFuture.runAsync(checkpoints::sign).join();
        });

        assertThat(checkpoints.latest()).isEmpty();
    }

    @Test
    void begins_anew_as_the_documentation_says() throws Exception {
        sealAll();
        checkpoints.sign();
        Files.delete(guardFile());
        Files.delete(keyFile());
        var documented = Pattern.compile("`(truncate query\\.log_tile[^`]*)`")
                .matcher(Files.readString(Path.of("../docs/operations.md")));
        assertThat(documented.find()).isTrue();
        for (var statement : documented.group(1).split(";")) {
            db.sql(statement).update();
        }
        restart();
        sealAll();
        checkpoints.sign();

        assertThat(latest().size()).isEqualTo(sealed.size()).isPositive();
    }

    @Test
    void exports_only_what_one_key_of_the_newest_checkpoint_has_signed() throws Exception {
        sealAll();
        checkpoints.sign();
        var first = SignerKey.parse(Files.readString(keyFile()));
        var second = SignerKey.generate("incident-ledger");
        for (var keys : List.of(first.toText() + second.toText(), second.toText())) {
            Files.writeString(keyFile(), keys);
            record(1);
            sealAll();
            checkpoints.sign();
        }

        assertThat(checkpoints.spread(10))
                .hasSize(2)
                .allSatisfy(note ->
                        assertThat(note.isSignedBy(List.of(second.verifier()))).isTrue());
    }

    @Test
    void signs_nothing_that_it_cannot_remember() throws Exception {
        sealAll();
        Files.createDirectory(guardFile());
        Files.writeString(guardFile().resolve("in-the-way"), "");

        assertThatThrownBy(checkpoints::sign).isInstanceOf(SigningRefusedException.class);
        assertThat(checkpoints.latest()).isEmpty();
    }

    private Checkpoint latest() {
        return Checkpoint.parse(checkpoints.latest().orElseThrow().text());
    }

    private static OffsetDateTime signedAt() {
        return db.sql("select max(signed_at) from query.log_checkpoint")
                .query(OffsetDateTime.class)
                .single();
    }

    private void refuses(String reason) {
        assertThatThrownBy(checkpoints::sign)
                .isInstanceOf(SigningRefusedException.class)
                .hasMessage(reason);
    }

    private void sealAll() {
        while (sealer.seal() > 0) {
            assertThat(sealed.size()).isPositive();
        }
    }

    private void restart() {
        sealer = sealer();
        checkpoints = new Checkpoints(
                db,
                server.get(PostgresEventStorageEngine.class),
                sealed,
                new SigningKeys(keyFile(), "incident-ledger"),
                new RollbackGuard(guardFile()),
                server.get(PlatformTransactionManager.class),
                InstantSource.system());
    }

    private static Sealer sealer() {
        return new Sealer(
                server.get(PostgresEventStorageEngine.class),
                sealed,
                server.get(SealedEvents.class),
                server.get(PlatformTransactionManager.class));
    }

    private Path keyFile() {
        return folder.resolve("log-key");
    }

    private Path guardFile() {
        return folder.resolve("log-guard");
    }

    private static void record(int events) {
        for (int i = 0; i < events; i++) {
            server.record("catalogue", new GroupRegistered(GroupId.next(), "Group " + i, i + 1));
        }
    }

    private static List<LoggedEvent> events() {
        return server.get(PostgresEventStorageEngine.class).log().after(0, 100_000);
    }

    private static void forgetTree() {
        db.sql("truncate query.log_tile, query.log_chain").update();
        db.sql("update query.log_tree set size = 0").update();
    }

    /** As somebody may who owns the database. */
    private static void behindTheBack(String sql) {
        db.sql("alter table event_store.event_log disable trigger append_only").update();
        db.sql(sql).update();
        db.sql("alter table event_store.event_log enable always trigger append_only")
                .update();
    }

    /** Afterwards all is as it was. */
    private static void whileTampered(String sql, Runnable test) {
        long head = db.sql("select position from event_store.event_log_head")
                .query(Long.class)
                .single();
        db.sql("create table kept as select * from event_store.event_log").update();
        behindTheBack(sql);
        try {
            test.run();
        } finally {
            behindTheBack("delete from event_store.event_log;"
                    + " insert into event_store.event_log select * from kept; drop table kept;"
                    + " update event_store.event_log_head set position = %d;".formatted(head)
                    + " alter table event_store.event_log_head enable always trigger only_forward");
        }
    }
}
