package dev.incidentledger.standalone.doctor;

import static dev.incidentledger.standalone.doctor.Severity.OK;
import static dev.incidentledger.standalone.doctor.Severity.PROBLEM;
import static dev.incidentledger.standalone.doctor.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FolderCheckupTest {

    private static final int NOBODY = 65534;

    @TempDir
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        Files.createDirectories(folder.resolve("postgres/cluster"));
        Files.writeString(folder.resolve("postgres/cluster/PG_VERSION"), "18");
        for (var secret : new String[] {"cursor-key", "log-key", "postgres/postgres.password"}) {
            Files.writeString(folder.resolve(secret), "sesame");
            allow(secret, "rw-------");
        }
    }

    @Test
    void nothing_is_wrong_with_a_folder_of_which_the_first_token_was_deleted() {
        assertThat(new FolderCheckup(folder).look())
                .allSatisfy(finding -> assertThat(finding.cure()).isEmpty())
                .extracting(Finding::check)
                .containsExactly("disk", "secrets", "admin-token", "owner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor-key", "log-key", "postgres/postgres.password"})
    void a_secret_that_others_can_read(String secret) throws IOException {
        allow(secret, "rw-r-----");

        assertFound("secrets", PROBLEM, "%s is open to others (rw-r-----)".formatted(folder.resolve(secret)));
    }

    @Test
    void an_admin_token_that_lies_around() throws IOException {
        Files.writeString(folder.resolve("admin-token"), "sesame");
        allow("admin-token", "rw-------");

        assertFound("admin-token", WARNING, "still lies in %s".formatted(folder.resolve("admin-token")));
    }

    @Test
    void files_of_somebody_else() throws IOException {
        assumeTrue((int) Files.getAttribute(folder, "unix:uid") == 0, "Only root can give files away");
        Files.setAttribute(folder.resolve("log-key"), "unix:uid", NOBODY);
        Files.setAttribute(folder.resolve("postgres/cluster/PG_VERSION"), "unix:uid", NOBODY);

        assertFound("secrets", PROBLEM, "log-key belongs to nobody, and the data folder to root");
        assertFound("owner", PROBLEM, "PG_VERSION belongs to nobody");
    }

    @Test
    void a_server_that_runs_as_another_than_the_product() throws IOException {
        assumeTrue((int) Files.getAttribute(folder, "unix:uid") == 0, "Only root can give files away");
        for (var part : new String[] {"postgres", "postgres/cluster", "postgres/cluster/PG_VERSION"}) {
            Files.setAttribute(folder.resolve(part), "unix:uid", NOBODY);
        }

        assertFound("owner", OK, "postgres belongs to nobody");
    }

    @ParameterizedTest
    @CsvSource({"100, PROBLEM", "1000, WARNING", "5000, OK"})
    void a_disk_that_is_nearly_full(long megabytes, Severity severity) {
        var finding = new DiskSpace(folder, megabytes << 20).finding();

        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(finding.found()).startsWith("%,d MB are free".formatted(megabytes));
    }

    private void allow(String file, String permissions) throws IOException {
        Files.setPosixFilePermissions(folder.resolve(file), PosixFilePermissions.fromString(permissions));
    }

    private void assertFound(String check, Severity severity, String found) {
        assertThat(new FolderCheckup(folder).look())
                .allSatisfy(finding -> assertThat(finding.toString()).doesNotContain("sesame"))
                .anySatisfy(finding -> {
                    assertThat(finding.check()).isEqualTo(check);
                    assertThat(finding.severity()).isEqualTo(severity);
                    assertThat(finding.found()).contains(found);
                });
    }
}
