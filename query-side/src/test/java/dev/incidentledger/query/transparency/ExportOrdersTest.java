package dev.incidentledger.query.transparency;

import static dev.incidentledger.query.QueryServer.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.catalogue.CatalogueEvent.GroupRegistered;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.query.QueryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a log with a few events; at most two exports are kept. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportOrdersTest {

    @TempDir
    static Path folder;

    static QueryServer server;

    @BeforeAll
    static void start() {
        server = QueryServer.start(folder, "ledger.export.most=2");
        server.record("catalogue", new GroupRegistered(GroupId.next(), "Group", 1));
        server.get(Sealing.class).sealAndSign();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void remove_all() throws IOException {
        for (var export : server.get(ExportOrders.class).all()) {
            server.get(ExportOrders.class).remove(export.id());
        }
    }

    @Test
    void one_that_was_ordered_is_written_and_told_of() throws IOException {
        var size = server.get(SealedTree.class).size();
        var export = OrderedExport.order(server).awaitFinished();

        var progress = export.progress();
        assertThat(progress.path("begun").asInt()).isEqualTo(1);
        assertThat(progress.path("events").asLong()).isEqualTo(size);
        assertThat(progress.path("written").asLong()).isEqualTo(size);
        assertThat(progress.path("bytes").asLong()).isEqualTo(export.fetch().body().length);
        assertThat(Instant.parse(progress.path("keptUntil").asString()))
                .isEqualTo(Instant.parse(progress.path("finishedAt").asString()).plusSeconds(86_400));
        assertThat(json(server.as(Role.AUDITOR, OrderedExport.PATH))
                        .path("exports")
                        .valueStream())
                .containsExactly(progress);
    }

    @Test
    void it_is_fetched_whole_or_in_part() {
        var export = OrderedExport.order(server).awaitFinished();
        var whole = export.fetch();

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(whole.headers().firstValue("Accept-Ranges")).hasValue("bytes");
        assertThat(whole.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).matches("attachment; filename=\"ledger-\\d+.zip\""));
        int half = whole.body().length / 2;
        var rest = export.fetch("Range", "bytes=%d-".formatted(half));
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.headers().firstValue("Content-Range"))
                .hasValue("bytes %d-%d/%d".formatted(half, whole.body().length - 1, whole.body().length));
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole.body(), half, whole.body().length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000000-", "bytes=5-4", "lines=1-2", "bytes=x"})
    void there_are_no_other_bytes_than_its_own(String range) {
        var export = OrderedExport.order(server).awaitFinished();
        var refused = export.fetch("Range", range);

        assertThat(refused.statusCode()).isEqualTo(416);
        assertThat(new String(refused.body(), UTF_8)).contains("RANGE_NOT_SATISFIABLE");
        assertThat(refused.headers().firstValue("Content-Range"))
                .hasValue("bytes */" + export.progress().path("bytes").asLong());
    }

    @Test
    void it_can_be_removed() {
        var export = OrderedExport.order(server).awaitFinished();

        assertThat(export.remove()).isEqualTo(204);
        assertThat(export.remove()).isEqualTo(404);
        assertThat(export.fetch().statusCode()).isEqualTo(404);
        assertThat(exports()).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp_01m86h4ym1fgcv0nn3fsntww3b", "nonsense", "..%2flog-key", "exp_"})
    void one_that_nobody_ordered_is_unknown(String id) {
        for (var path : List.of(OrderedExport.PATH + "/" + id, OrderedExport.PATH + "/" + id + "/file")) {
            assertThat(server.as(Role.AUDITOR, path).statusCode()).isIn(400, 404);
        }
    }

    @Test
    void the_oldest_that_is_finished_gives_way() {
        var first = OrderedExport.order(server).awaitFinished();
        var second = OrderedExport.order(server).awaitFinished();
        var third = OrderedExport.order(server).awaitFinished();

        assertThat(server.as(Role.AUDITOR, first.path()).statusCode()).isEqualTo(404);
        assertThat(second.fetch().statusCode()).isEqualTo(200);
        assertThat(third.fetch().statusCode()).isEqualTo(200);
    }

    @Test
    void it_goes_when_its_time_is_over() throws IOException {
        var old = OrderedExport.order(server).awaitFinished();
        var young = OrderedExport.order(server).awaitFinished();
        Files.setLastModifiedTime(
                exports().resolve(old.id() + ".zip"),
                FileTime.from(Instant.now().minusSeconds(86_401)));

        server.get(ExportOrders.class).removeOld();

        assertThat(server.as(Role.AUDITOR, old.path()).statusCode()).isEqualTo(404);
        assertThat(young.fetch().statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_else_on_the_machine_reads_it() throws IOException {
        OrderedExport.order(server).awaitFinished();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(exports())))
                .isEqualTo("rwx------");
        try (var files = Files.list(exports())) {
            assertThat(files.toList())
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    private static Path exports() {
        return folder.resolve("exports");
    }
}
