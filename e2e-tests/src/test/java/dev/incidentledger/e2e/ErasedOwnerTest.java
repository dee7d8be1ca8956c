package dev.incidentledger.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.incidentledger.http.TokenUses;
import dev.incidentledger.log.Hash;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.VerifierKey;
import dev.incidentledger.log.export.ExportVerifier;
import dev.incidentledger.log.export.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A person is forgotten, and the record of what that person did stands as it was signed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasedOwnerTest {

    private static final String TOKENS = "/api/v1/access-tokens";
    private static final String NAME = "Quirina Zaunhammer";
    private static final String MAIL = "q.zaunhammer@example.org";
    private static final String BODY =
            "{\"roles\":[\"operator\"],\"owner\":{\"name\":\"%s\",\"mail\":\"%s\"}}".formatted(NAME, MAIL);

    @TempDir
    static Path folder;

    private static final ListAppender<ILoggingEvent> LOGGED = new ListAppender<>();
    private static RunningLedger ledger;
    private static Api admin;
    private static String tokenId;
    private static String before;

    @BeforeAll
    static void forget_somebody() {
        ledger = RunningLedger.start();
        admin = ledger.admin();
        LOGGED.start();
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(LOGGED);
        var issued = admin.post(TOKENS, (Object) Api.JSON.readTree(BODY), "Idempotency-Key", "for-quirina")
                .expect(201);
        tokenId = issued.id();
        new Api(admin.url(), issued.json().path("secret").asString())
                .post(
                        "/api/v1/incidents",
                        Map.of("title", "Sign-in fails", "status", "investigating", "message", "We look into it."))
                .expect(201);
        admin.get(TOKENS).expect(200);
        admin.delete(TOKENS + "/" + tokenId).expect(200);
        before = dump();

        admin.delete(TOKENS + "/" + tokenId + "/owner").expect(200);

        await().until(() -> owner().isNull());
    }

    @Test
    void was_known_before() {
        assertThat(before).contains(NAME, MAIL);
    }

    @Test
    void leaves_no_trace_in_any_table() {
        assertThat(dump())
                .doesNotContainIgnoringCase("Zaunhammer")
                .doesNotContain(inBytes("Zaunhammer"))
                .contains(tokenId);
    }

    /** What was not written down before is not written down afterwards. */
    @Test
    void was_never_here() {
        var context = ledger.context();
        context.getBean(TokenUses.class).flush();

        assertThat(context.getBean(JdbcClient.class)
                        .sql("select count(*) from people.token_use where token_id = ?")
                        .param(tokenId)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Somebody who guesses a name could find the hash of what was sent. */
    @Test
    void leaves_no_hash_of_what_was_sent() {
        var sent = "POST %s\n%s".formatted(TOKENS, BODY);

        var hash = Hash.of(sent.getBytes(UTF_8)).toHex();

        assertThat(dump()).doesNotContain(hash).doesNotContain(inBytes(hash)).contains(inBytes("for-quirina"));
    }

    @Test
    void leaves_no_trace_in_logs_and_files() throws IOException {
        assertThat(LOGGED.list)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.getFormattedMessage()).doesNotContainIgnoringCase("Zaunhammer"));
        assertThat(filesBesideTheDatabase())
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(Files.readString(file, ISO_8859_1)).doesNotContainIgnoringCase("Zaunhammer"));
    }

    @Test
    void leaves_no_trace_in_an_export_that_still_proves_everything() throws Exception {
        long head = admin.get("/api/v1/audit/events?name=access.owner-erased")
                .expect(200)
                .json()
                .at("/events/0/position")
                .longValue();
        await().until(() -> SignedNote.parse(
                        ledger.anonymous().get("/log/checkpoint").expect(200).body())
                .text()
                .lines()
                .skip(1)
                .findFirst()
                .map(Long::parseLong)
                .filter(size -> size >= head)
                .isPresent());
        var export = folder.resolve("record.zip");
        var exports = new Exports(admin);
        Files.write(export, exports.fetch(exports.order()));

        var keys = ledger.anonymous()
                .get("/.well-known/incident-ledger-log-keys")
                .expect(200)
                .body()
                .lines()
                .map(VerifierKey::parse)
                .toList();
        assertThat(new ExportVerifier(keys, List.of(), Exports.MODELS, _ -> {}).verify(export))
                .isInstanceOf(Verdict.Sound.class);
        try (var zip = new ZipFile(export.toFile())) {
            for (var entry : List.copyOf(zip.stream().toList())) {
                assertThat(new String(zip.getInputStream(entry).readAllBytes(), UTF_8))
                        .doesNotContainIgnoringCase("Zaunhammer");
            }
        }
    }

    @Test
    void says_that_it_was_done_and_names_nobody() {
        var event = admin.get("/api/v1/audit/events?name=access.owner-erased")
                .expect(200)
                .json()
                .at("/events/0/payload");

        assertThat(event).isEqualTo(Api.JSON.valueToTree(Map.of("tokenId", tokenId)));
    }

    @Test
    void is_refused_while_the_token_may_be_used() {
        var issued = admin.post(TOKENS, "{\"roles\":[\"auditor\"]}").expect(201);

        assertThat(admin.delete(TOKENS + "/" + issued.id() + "/owner")
                        .expect(409)
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("TOKEN_NOT_REVOKED");
    }

    private static JsonNode owner() {
        return admin.get(TOKENS)
                .expect(200)
                .json()
                .path("accessTokens")
                .valueStream()
                .filter(token -> token.path("id").asString().equals(tokenId))
                .findFirst()
                .orElseThrow()
                .path("owner");
    }

    /** As a dump shows bytes. */
    private static String inBytes(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    /** All rows of all tables; bytes are hexadecimal in it. */
    private static String dump() {
        var db = ledger.context().getBean(JdbcClient.class);
        var tables = db.sql("""
                        select format('%I.%I', schemaname, tablename) from pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema')
                        """).query(String.class).list();
        var rows = new StringBuilder();
        for (var table : tables) {
            db.sql("select row_of_it::text from %s as row_of_it".formatted(table))
                    .query(String.class)
                    .list()
                    .forEach(row -> rows.append(row).append('\n'));
        }
        return rows.toString();
    }

    /** PostgreSQL's own files are its dump's business. */
    private static List<Path> filesBesideTheDatabase() throws IOException {
        try (Stream<Path> files = Files.walk(ledger.folder())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(ledger.folder().resolve("postgres")))
                    .toList();
        }
    }
}
