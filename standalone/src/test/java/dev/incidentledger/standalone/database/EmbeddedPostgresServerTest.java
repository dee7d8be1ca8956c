package dev.incidentledger.standalone.database;

import static dev.incidentledger.standalone.database.Sql.execute;
import static dev.incidentledger.standalone.database.Sql.query;
import static dev.incidentledger.standalone.database.Sql.queryAsAnalyst;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.incidentledger.standalone.database.EmbeddedPostgresServer.Guests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedPostgresServerTest {

    private static Path stopped;

    private Path folder;

    @BeforeAll
    static void start_and_stop_one_server(@TempDir Path parent) throws IOException {
        stopped = parent.resolve("data");
        EmbeddedPostgresServer.start(stopped).close();
    }

    @BeforeEach
    void copy_its_folder(@TempDir Path parent) throws IOException {
        folder = parent.resolve("some data");
        Process copy = new ProcessBuilder("cp", "-a", stopped.toString(), folder.toString()).start();
        assertThat(copy.onExit().join().exitValue()).isZero();
    }

    @Nested
    class Durability {

        @Test
        void what_was_committed_is_there_after_a_restart() throws Exception {
            try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
                execute(server, "create table query.kept as select 'committed' as value");
            }
            try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
                assertThat(query(server, "select value from query.kept")).isEqualTo("committed");
            }
        }

        @Test
        void what_was_committed_survives_the_kill_of_our_process_and_its_orphan_is_replaced() throws Exception {
            try (ServerProcess killed = ServerProcess.start(folder)) {
                ProcessHandle orphan = killed.postmaster();
                killed.kill();
                assertThat(orphan.isAlive()).isTrue();

                try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
                    assertThat(query(server, "select value from query.kept")).isEqualTo("committed before the kill");
                    assertThat(server.postmasterPid()).isNotEqualTo(orphan.pid());
                }
            }
        }

        @Test
        void what_was_committed_survives_the_kill_of_our_process_and_of_the_server() throws Exception {
            try (ServerProcess killed = ServerProcess.start(folder)) {
                ProcessHandle postmaster = killed.postmaster();
                killed.kill();
                postmaster.destroyForcibly();

                try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
                    assertThat(query(server, "select value from query.kept")).isEqualTo("committed before the kill");
                }
            }
        }

        @Test
        void promises_hold_even_against_the_configuration_file() throws Exception {
            Files.writeString(
                    folder.resolve("cluster/postgresql.auto.conf"),
                    "fsync = off\nfull_page_writes = off\nsynchronous_commit = off\nlisten_addresses = '*'\n");

            try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
                assertThat(
                                query(
                                        server,
                                        "select current_setting('fsync'), current_setting('full_page_writes'),"
                                                + " current_setting('synchronous_commit'), current_setting('listen_addresses')"))
                        .isEqualTo("on on on 127.0.0.1");
            }
        }

        @Test
        void close_ends_the_server_and_a_second_close_spares_the_next_one() throws Exception {
            EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder);
            server.close();
            try (EmbeddedPostgresServer next = EmbeddedPostgresServer.start(folder)) {
                server.close();
                assertThat(query(next, "select 1")).isEqualTo("1");
            }
        }
    }

    @Nested
    class Analysts {

        @Test
        void are_let_in_where_they_are_asked_in_and_no_longer_than_that() throws Exception {
            try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, Guests.ANALYSTS)) {
                assertThat(queryAsAnalyst(server, folder, "select current_user"))
                        .isEqualTo("ledger_analyst");
            }
            try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
                assertThatThrownBy(() -> queryAsAnalyst(server, folder, "select 1"))
                        .hasMessageContaining("no pg_hba.conf entry");
            }
        }

        @Test
        void come_to_a_folder_of_a_release_that_did_not_know_them() throws Exception {
            try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
                execute(server, "drop schema analytics; create table query.kept as select 'committed' as value");
            }
            Files.delete(folder.resolve("postgres-analyst.password"));

            try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, Guests.ANALYSTS)) {
                execute(
                        server,
                        "create view analytics.kept as select value from query.kept; grant select on analytics.kept to ledger_analyst");
                assertThat(queryAsAnalyst(server, folder, "select value from kept"))
                        .isEqualTo("committed");
            }
        }
    }

    @Nested
    class Refusals {

        @Test
        void a_folder_in_use_by_this_process() throws Exception {
            try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
                refused("in use by a running Incident Ledger");
                assertThat(ProcessHandle.of(server.postmasterPid())).isPresent();
            }
        }

        @Test
        void a_folder_in_use_by_another_process() throws Exception {
            try (ServerProcess other = ServerProcess.start(folder)) {
                refused("in use by a running Incident Ledger");
                assertThat(other.postmaster().isAlive()).isTrue();
            }
        }

        @Test
        void a_folder_of_another_major_version() throws Exception {
            Files.writeString(folder.resolve("cluster/PG_VERSION"), "17\n");

            refused("written by PostgreSQL 17, and this release brings PostgreSQL 18");
        }

        @Test
        void a_folder_of_somebody_else() throws Exception {
            folder = Files.createDirectory(folder.resolveSibling("thesis"));
            Path theirs = Files.writeString(folder.resolve("thesis.txt"), "years of work");

            refused("is not empty and holds no data of Incident Ledger");
            assertThat(folder).isDirectoryContaining(theirs::equals);
            assertThat(theirs).hasContent("years of work");
        }

        @ParameterizedTest
        @ValueSource(strings = {"postgres.password", "postgres-owner.password"})
        void a_folder_without(String passwordFile) throws Exception {
            Files.delete(folder.resolve(passwordFile));

            refused(passwordFile + " is missing", "choose another data folder");
        }

        @Test
        void a_server_that_does_not_start_is_explained_by_the_end_of_its_log() throws Exception {
            Files.writeString(folder.resolve("cluster/postgresql.conf"), "shared_buffers = plenty\n");

            refused("postgres.log", "invalid value for parameter \"shared_buffers\": \"plenty\"");
        }

        @Test
        void a_port_that_somebody_took_meanwhile_but_not_for_ever() throws Exception {
            int free;
            try (var once = listening()) {
                free = once.getLocalPort();
            }
            try (var taken = listening()) {
                var ports = List.of(taken.getLocalPort(), free).iterator();
                try (var server = EmbeddedPostgresServer.start(folder, ports::next)) {
                    assertThat(server.jdbcUrl()).contains(":" + free + "/");
                }

                assertThatThrownBy(() -> EmbeddedPostgresServer.start(folder, taken::getLocalPort))
                        .isInstanceOf(EmbeddedPostgresFailure.class)
                        .hasMessageContaining("Address already in use");
            }
        }

        private static ServerSocket listening() throws IOException {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        }

        private void refused(String... reasons) {
            assertThatThrownBy(() -> EmbeddedPostgresServer.start(folder))
                    .isInstanceOf(EmbeddedPostgresFailure.class)
                    .hasMessageContainingAll(reasons);
        }
    }

    @Nested
    class Remnants {

        @Test
        void of_a_killed_first_start_are_replaced() throws Exception {
            folder = folder.resolveSibling("killed");
            Files.createDirectories(folder.resolve("binaries-partial/bin"));
            Files.createDirectories(folder.resolve("cluster-draft/base"));
            Files.createFile(folder.resolve("postgres.password"));
            Files.createFile(folder.resolve("incident-ledger.lock"));

            try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
                assertThat(query(server, "select 1")).isEqualTo("1");
                assertThat(folder.resolve("binaries-partial")).doesNotExist();
                assertThat(folder.resolve("cluster-draft")).doesNotExist();
            }
        }

        @Test
        void never_lead_to_the_end_of_a_stranger_who_got_the_process_id() throws Exception {
            Process stranger = new ProcessBuilder("sleep", "600").start();
            try {
                Files.writeString(folder.resolve("cluster/postmaster.pid"), stranger.pid() + "\n" + folder + "\n");

                EmbeddedPostgresServer.start(folder).close();
                assertThat(stranger.isAlive()).isTrue();
            } finally {
                stranger.destroyForcibly();
            }
        }

        @Test
        void of_a_temporary_server_do_not_exist() throws Exception {
            Path temporary;
            try (EmbeddedPostgresServer server = EmbeddedPostgresServer.startTemporary()) {
                temporary = dataFolderOf(server);
                assertThat(temporary).exists();
            }
            assertThat(temporary).doesNotExist();
        }
    }

    private static Path dataFolderOf(EmbeddedPostgresServer server) {
        List<String> commandLine = List.of(ProcessHandle.of(server.postmasterPid())
                .orElseThrow()
                .info()
                .arguments()
                .orElseThrow());
        return Path.of(commandLine.get(commandLine.indexOf("-D") + 1), "..").normalize();
    }
}
