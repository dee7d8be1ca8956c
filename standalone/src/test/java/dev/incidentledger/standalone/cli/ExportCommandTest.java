package dev.incidentledger.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportCommandTest {

    @TempDir
    private Path folder;

    private final StubProduct product = new StubProduct();
    private final TypedShell shell = new TypedShell().with("LEDGER_URL", product.url());

    @BeforeEach
    void enter() {
        shell.in(folder);
    }

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void fetches_what_the_product_has_written_into_a_new_file_and_removes_it_there() throws IOException {
        orders(
                progress("waiting", "null"),
                progress("writing", "null"),
                Reply.json(200, """
                        {"id": "exp_1", "state": "writing", "written": 250112, "events": 1000000, "begun": 2,
                         "eventsPerSecond": 62528, "remainingSeconds": 12}"""),
                progress("finished", "6"));
        product.on("GET /api/v1/audit/exports/exp_1/file", Reply.of(200, "application/zip", "zipped"));
        product.on("DELETE /api/v1/audit/exports/exp_1", Reply.of(204, "", ""));
        Files.writeString(folder.resolve("new.zip.part"), "left behind by one that was killed");

        assertThat(shell.atATerminal().run("export", "new.zip")).as(shell.err()).isZero();
        assertThat(folder.resolve("new.zip")).hasContent("zipped");
        assertThat(folder.resolve("new.zip.part")).doesNotExist();
        assertThat(shell.out()).contains("new.zip: 6 bytes");
        assertThat(shell.err())
                .contains("waiting to be written")
                .contains(
                        "250,112 of 1,000,000 events written, 62,528 a second, 12 seconds left; begun anew, since the product had stopped");
        assertThat(product.last().request()).startsWith("DELETE");
    }

    @Test
    void replaces_no_file_and_leaves_none_behind_when_it_is_refused() throws IOException {
        Files.writeString(folder.resolve("old.zip"), "kept");
        product.on("POST /api/v1/audit/exports", Reply.problem(409, "NO_CHECKPOINT", "Nothing has been signed yet."));

        assertThat(shell.run("export", "old.zip")).isEqualTo(2);
        assertThat(shell.run("export", "new.zip")).isEqualTo(1);
        assertThat(shell.err()).contains("Nothing has been signed yet. (NO_CHECKPOINT)");
        assertThat(folder.resolve("old.zip")).hasContent("kept");
        assertThat(folder.resolve("new.zip")).doesNotExist();
        assertThat(folder.resolve("new.zip.part")).doesNotExist();
    }

    @Test
    void leaves_no_file_behind_when_the_product_cannot_write_it() {
        orders(Reply.json(200, """
                {"id": "exp_1", "state": "failed", "problem": "It could not be written."}"""));

        assertThat(shell.run("export", "new.zip")).isEqualTo(1);
        assertThat(shell.err()).contains("It could not be written. (EXPORT_FAILED)");
        assertThat(folder.resolve("new.zip")).doesNotExist();
    }

    @Test
    void says_what_the_product_could_not_tell() {
        orders(Reply.json(200, """
                {"id": "exp_1", "state": "finished", "bytes": 6,
                 "unreadable": {"code": "EVENT_UNREADABLE", "position": 17, "detail": "Event 17 cannot be read."}}"""));
        product.on("GET /api/v1/audit/exports/exp_1/file", Reply.of(200, "application/zip", "zipped"));
        product.on("DELETE /api/v1/audit/exports/exp_1", Reply.of(204, "", ""));

        assertThat(shell.run("export", "new.zip")).as(shell.err()).isZero();
        assertThat(shell.err())
                .contains("What it tells of its events is not whole: Event 17 cannot be read. (EVENT_UNREADABLE)");
        assertThat(folder.resolve("new.zip")).hasContent("zipped");
    }

    private void orders(Reply... progress) {
        product.on("POST /api/v1/audit/exports", progress("waiting", "null"));
        product.on("GET /api/v1/audit/exports/exp_1", progress);
    }

    private static Reply progress(String state, String bytes) {
        return Reply.json(200, """
                {"id": "exp_1", "state": "%s", "bytes": %s, "begun": 1}""".formatted(state, bytes));
    }
}
