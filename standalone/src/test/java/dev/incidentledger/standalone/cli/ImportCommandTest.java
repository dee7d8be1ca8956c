package dev.incidentledger.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportCommandTest {

    private static final String LOOK = "GET /api/v1/imports/imp_1";

    @TempDir
    private Path folder;

    private final StubProduct product = new StubProduct();
    private final TypedShell shell = new TypedShell().with("LEDGER_URL", product.url());

    @BeforeEach
    void writeFile() throws IOException {
        Files.writeString(folder.resolve("incidents.json"), "{\"incidents\": []}");
        shell.in(folder);
        product.on("POST /api/v1/imports", Reply.json(202, progress("running", 0, 0)));
    }

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void sends_the_file_and_waits_for_the_end() {
        product.on(LOOK, Reply.json(200, progress("running", 1, 0)), Reply.json(200, progress("finished", 3, 0)));

        assertThat(shell.run("import", "incidents.json")).isZero();
        assertThat(product.received().getFirst().body()).isEqualTo("{\"incidents\": []}");
        assertThat(shell.out())
                .isEqualToIgnoringNewLines("2 added, 1 unchanged, 0 changed at the source since, 0 failed");
        assertThat(shell.err()).isEmpty();
        assertThat(shell.pauses()).hasSize(2);
    }

    @Test
    void sends_what_comes_on_standard_input_again_when_it_was_lost_and_keeps_nothing_of_it() throws IOException {
        product.on("POST /api/v1/imports", Reply.lost(), Reply.json(202, progress("finished", 3, 0)));
        long kept = spooled();

        assertThat(shell.reading("{\"incidents\": [1]}").run("import", "-")).isZero();
        assertThat(product.received())
                .extracting(StubProduct.Received::body)
                .containsExactly("{\"incidents\": [1]}", "{\"incidents\": [1]}");
        assertThat(spooled()).isEqualTo(kept);
    }

    @Test
    void tells_a_person_how_far_it_has_come() {
        product.on(LOOK, Reply.json(200, progress("running", 1, 0)), Reply.json(200, progress("finished", 3, 0)));

        shell.atATerminal().run("import", "incidents.json");

        assertThat(shell.err()).contains("\rimp_1: 0 of 3, 0 failed", "\rimp_1: 1 of 3, 0 failed");
    }

    @Test
    void fails_with_line_and_reason_when_an_object_could_not_be_imported() {
        product.on(LOOK, Reply.json(200, progress("finished", 3, 2)));

        assertThat(shell.run("import", "incidents.json")).isEqualTo(1);
        assertThat(shell.err()).isEqualToNormalizingNewlines("""
                ledger: line 12, incident abc: It has no updates (NO_UPDATES)
                ledger: and 1 more
                """);
    }

    @Test
    void fails_for_programs_too_which_get_the_whole_answer() {
        product.on(LOOK, Reply.json(200, progress("finished", 3, 2)));

        assertThat(shell.run("import", "incidents.json", "--json")).isEqualTo(1);
        assertThat(shell.out()).contains("\"failed\":2", "\"code\":\"NO_UPDATES\"");
        assertThat(shell.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.json", "."})
    void sends_nothing_when_there_is_no_such_file(String name) {
        assertThat(shell.run("import", name)).isEqualTo(2);
        assertThat(shell.err()).contains("cannot be read");
        assertThat(product.received()).isEmpty();
    }

    private static long spooled() throws IOException {
        try (var files = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "ledger-import-*")) {
            return StreamSupport.stream(files.spliterator(), false).count();
        }
    }

    private static String progress(String state, int done, int failed) {
        return """
                {"id": "imp_1", "state": "%s", "total": 3, "done": %d, "added": 2, "unchanged": 1, "changed": 0,
                 "failed": %d, "problems": [%s]}""".formatted(state, done, failed, failed == 0 ? "" : """
                {"number": 2, "line": 12, "kind": "incident", "sourceId": "abc", "outcome": "failed",
                 "code": "NO_UPDATES", "reason": "It has no updates"}""");
    }
}
