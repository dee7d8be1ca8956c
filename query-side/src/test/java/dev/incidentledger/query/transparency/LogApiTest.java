package dev.incidentledger.query.transparency;

import static dev.incidentledger.query.QueryServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRegistered;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.Hash;
import dev.incidentledger.log.Proof;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.VerifierKey;
import dev.incidentledger.query.QueryServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A log of 300 groups and the tokens of the server, all under its newest checkpoint. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LogApiTest {

    @TempDir
    static Path folder;

    static QueryServer server;
    static Checkpoint checkpoint;

    @BeforeAll
    static void start() {
        server = QueryServer.start(folder);
        assertThat(server.anonymously("/log/checkpoint").statusCode()).isEqualTo(404);
        for (int i = 0; i < 300; i++) {
            server.record("catalogue", new GroupRegistered(GroupId.next(), "Group " + i, i + 1));
        }
        server.get(Sealing.class).sealAndSign();
        checkpoint = Checkpoint.parse(note().text());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shows_a_checkpoint_that_its_published_key_has_signed() {
        var keys = server.anonymously("/.well-known/incident-ledger-log-keys");

        assertThat(keys.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
        assertThat(note().isSignedBy(List.of(VerifierKey.parse(keys.body().strip()))))
                .isTrue();
        assertThat(checkpoint.size()).isGreaterThan(300);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 256, 257, 300})
    void proves_that_an_event_is_in_the_tree(long position) {
        var proof = json(server.anonymously("/log/proof/inclusion?position=" + position));

        assertThat(proof.path("size").longValue()).isEqualTo(checkpoint.size());
        assertThat(Hash.ofBase64(proof.path("root").stringValue())).isEqualTo(checkpoint.root());
        assertThat(hashes(proof)
                        .includes(
                                Hash.ofBase64(proof.path("leaf").stringValue()),
                                position - 1,
                                checkpoint.size(),
                                checkpoint.root()))
                .isTrue();
    }

    @Test
    void proves_that_an_event_was_in_a_smaller_tree() {
        var proof = json(server.anonymously("/log/proof/inclusion?position=17&size=100"));

        assertThat(hashes(proof)
                        .includes(
                                Hash.ofBase64(proof.path("leaf").stringValue()),
                                16,
                                100,
                                Hash.ofBase64(proof.path("root").stringValue())))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 5", "1, 300", "256, 257", "299, 300"})
    void proves_that_a_tree_is_the_beginning_of_another(long from, long to) {
        var proof = json(server.anonymously("/log/proof/consistency?from=%d&to=%d".formatted(from, to)));

        assertThat(hashes(proof)
                        .extendsTree(
                                from,
                                Hash.ofBase64(proof.path("fromRoot").stringValue()),
                                to,
                                Hash.ofBase64(proof.path("toRoot").stringValue())))
                .isTrue();
    }

    @Test
    void shows_its_tiles_to_the_verifiers_of_others() {
        var full = server.anonymously("/log/tile/0/000");
        var partial = server.anonymously("/log/tile/1/000.p/1");

        assertThat(full.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(full.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
        assertThat(full.headers().firstValue("Content-Length")).hasValue("8192");
        assertThat(partial.headers().firstValue("Content-Length")).hasValue("32");
    }

    @ParameterizedTest
    @CsvSource({
        "/log/tile/0/001, 404, NOT_FOUND",
        "/log/tile/0/000.p/257, 404, NOT_FOUND",
        "/log/tile/0/000.p/0, 404, NOT_FOUND",
        "/log/tile/1/000.p/2, 404, NOT_FOUND",
        "/log/tile/9/000, 404, NOT_FOUND",
        "/log/tile/-1/000, 404, NOT_FOUND",
        "/log/tile/0/0, 404, NOT_FOUND",
        "/log/tile/0/x000/000, 404, NOT_FOUND",
        "/log/proof/inclusion?position=0, 404, NOT_IN_THE_LOG",
        "/log/proof/inclusion?position=-5, 404, NOT_IN_THE_LOG",
        "/log/proof/inclusion?position=99999, 404, NOT_IN_THE_LOG",
        "/log/proof/inclusion?position=9&size=8, 404, NOT_IN_THE_LOG",
        "/log/proof/inclusion?position=1&size=99999, 404, NOT_IN_THE_LOG",
        "/log/proof/consistency?from=9&to=8, 404, NOT_IN_THE_LOG",
        "/log/proof/consistency?from=-1, 404, NOT_IN_THE_LOG",
        "/log/proof/consistency?from=1&to=99999, 404, NOT_IN_THE_LOG",
        "/log/proof/inclusion, 400, REQUIRED",
        "/log/proof/inclusion?position=x, 400, INVALID_PARAMETER",
        "/log/proof/inclusion?position=0x10, 400, INVALID_PARAMETER",
        "/log/proof/inclusion?position=1&size=0x10, 400, INVALID_PARAMETER",
        "/log/tile/0x0/000, 404, NOT_FOUND"
    })
    void says_what_it_does_not_have(String path, int status, String code) {
        var answer = server.anonymously(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"" + code + "\"");
    }

    private static SignedNote note() {
        return SignedNote.parse(server.anonymously("/log/checkpoint").body());
    }

    private static Proof hashes(JsonNode proof) {
        return new Proof(StreamSupport.stream(proof.path("hashes").spliterator(), false)
                .map(hash -> Hash.ofBase64(hash.stringValue()))
                .toList());
    }
}
