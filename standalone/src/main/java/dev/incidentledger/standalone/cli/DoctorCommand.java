package dev.incidentledger.standalone.cli;

import dev.incidentledger.standalone.database.EmbeddedPostgresFailure;
import dev.incidentledger.standalone.database.RunningServer;
import dev.incidentledger.standalone.doctor.DatabaseCheckup;
import dev.incidentledger.standalone.doctor.DatabaseLogin;
import dev.incidentledger.standalone.doctor.Finding;
import dev.incidentledger.standalone.doctor.FolderCheckup;
import dev.incidentledger.standalone.doctor.ProductCheckup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = {
            "Look at the product, its database and its data folder, and say what is wrong and what to do.",
            "It changes nothing, and works while the product is down.",
            "The database is the one of SPRING_DATASOURCE_URL, else the one in the data folder.",
            "Exit codes: 0 no problem, though maybe warnings; 1 a problem; 2 there was nothing to look at."
        })
final class DoctorCommand implements Callable<Integer> {

    private static final String EMBEDDED = "embedded";

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "The data folder; else LEDGER_DATA_DIR, else ./data.")
    private @Nullable Path dataDir;

    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws InterruptedException {
        var folder = dataFolder();
        var foreign = foreignDatabase();
        if (Files.notExists(folder) && foreign.isEmpty() && !connection.isGiven()) {
            throw Failure.unchecked(
                    "There is no data folder %s, and neither SPRING_DATASOURCE_URL nor LEDGER_URL is set"
                            .formatted(folder));
        }
        var product = connection.endpoint();
        var findings = new ArrayList<>(new ProductCheckup(product.url(), product.token()).look(connection.isGiven()));
        foreign.ifPresent(login -> findings.addAll(look(login, folder)));
        if (Files.exists(folder)) {
            if (foreign.isEmpty()) {
                findings.addAll(lookAtEmbedded(folder));
            }
            findings.addAll(new FolderCheckup(folder).look());
        }
        var diagnosis = new Diagnosis(findings);
        output.show(diagnosis.json(), diagnosis::print);
        return diagnosis.exitCode();
    }

    private Optional<DatabaseLogin> foreignDatabase() {
        var shell = connection.shell();
        return shell.variable("SPRING_DATASOURCE_URL")
                .filter(url -> !url.equals(EMBEDDED))
                .map(url -> new DatabaseLogin(
                        url,
                        shell.variable("SPRING_DATASOURCE_USERNAME").orElse(null),
                        shell.variable("SPRING_DATASOURCE_PASSWORD").orElse(null)));
    }

    private List<Finding> lookAtEmbedded(Path folder) {
        try {
            return RunningServer.in(folder.resolve("postgres"))
                    .map(server -> look(new DatabaseLogin(server.jdbcUrl(), server.user(), server.password()), folder))
                    .orElseGet(() -> List.of(Finding.problem(
                            "database",
                            "The database in %s does not run".formatted(folder),
                            "Start the product, and look again")));
        } catch (IOException | EmbeddedPostgresFailure unreadable) {
            return List.of(Finding.problem(
                    "database",
                    "The way into the database in %s cannot be read".formatted(folder),
                    "Look as the user whom the data folder belongs to"));
        }
    }

    private List<Finding> look(DatabaseLogin login, Path folder) {
        return DatabaseCheckup.of(
                        login,
                        file("LEDGER_LOG_KEY_FILE", folder.resolve("log-key")),
                        file("LEDGER_LOG_GUARD_FILE", folder.resolve("log-guard")))
                .look();
    }

    private Path dataFolder() {
        return dataDir == null
                ? file("LEDGER_DATA_DIR", Path.of("data"))
                : connection.shell().folder().resolve(dataDir);
    }

    private Path file(String variable, Path otherwise) {
        var shell = connection.shell();
        return shell.folder().resolve(shell.variable(variable).map(Path::of).orElse(otherwise));
    }
}
