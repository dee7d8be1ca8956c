package dev.incidentledger.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.standalone.Standalone;
import dev.incidentledger.standalone.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The database of a product that has worked and was stopped, to be harmed and healed. */
final class StoppedLedger {

    private final Path folder;
    private final List<Finding> whileAtWork;
    private final EmbeddedPostgresServer server;
    private final Deque<Undo> undo = new ArrayDeque<>();

    private interface Undo {
        void run() throws SQLException;
    }

    private StoppedLedger(Path folder, List<Finding> whileAtWork) throws IOException {
        this.folder = folder;
        this.whileAtWork = whileAtWork;
        this.server = EmbeddedPostgresServer.start(folder.resolve("postgres"));
    }

    /** One for all tests, made by the first of them. */
    static StoppedLedger shared() {
        return Shared.LEDGER;
    }

    private static final class Shared {

        static final StoppedLedger LEDGER = make();

        private static StoppedLedger make() {
            try {
                var folder = Files.createTempDirectory("stopped-ledger-");
                var ledger = new StoppedLedger(folder, lookAtWork(folder));
                Runtime.getRuntime().addShutdownHook(new Thread(ledger::remove));
                return ledger;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** As soon as every projection is worked on, and the first event is signed. */
    private static List<Finding> lookAtWork(Path folder) {
        try (var product = Standalone.start("--server.port=0", "--ledger.data-dir=" + folder)) {
            var database = product.getBean(EmbeddedPostgresServer.class);
            var checkup = DatabaseCheckup.of(
                    new DatabaseLogin(database.jdbcUrl(), database.user(), database.password()),
                    folder.resolve("log-key"),
                    folder.resolve("log-guard"));
            await().untilAsserted(() -> assertThat(checkup.look())
                    .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.OK))
                    .anySatisfy(finding ->
                            assertThat(finding.found()).startsWith("The newest reaches to position 1 of 1")));
            return checkup.look();
        }
    }

    /** What was found once everything was at work. */
    List<Finding> whileAtWork() {
        return whileAtWork;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    DatabaseLogin application() {
        return login("");
    }

    /** @param options behind the URL */
    DatabaseLogin login(String options) {
        return new DatabaseLogin(server.jdbcUrl() + options, server.user(), server.password());
    }

    DatabaseLogin owner() {
        return new DatabaseLogin(server.jdbcUrl(), server.owner(), server.ownerPassword());
    }

    List<Finding> look(Check check) throws SQLException {
        return look(check, application());
    }

    List<Finding> look(Check check, DatabaseLogin login) throws SQLException {
        try (var database = OpenDatabase.open(login)) {
            return check.look(database);
        }
    }

    /** As whom the product works. */
    void harm(String statements, String remedy) throws SQLException {
        harm(application(), statements, remedy);
    }

    void harmAsOwner(String statements, String remedy) throws SQLException {
        harm(owner(), statements, remedy);
    }

    private void harm(DatabaseLogin login, String statements, String remedy) throws SQLException {
        undo.push(() -> execute(login, remedy));
        execute(login, statements);
    }

    void heal() throws SQLException {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    long head() throws SQLException {
        try (var database = OpenDatabase.open(application())) {
            return database.row("select position from event_store.event_log_head")
                    .number("position");
        }
    }

    private static void execute(DatabaseLogin login, String statements) throws SQLException {
        try (var connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private void remove() {
        try {
            server.close();
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
