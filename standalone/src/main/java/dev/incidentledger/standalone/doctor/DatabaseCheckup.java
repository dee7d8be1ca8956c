package dev.incidentledger.standalone.doctor;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All that can be seen in the database. */
public final class DatabaseCheckup {

    private static final String NAME = "database";
    private static final Duration LATE = Duration.ofMinutes(1);
    /** As the catalogue tells it to everybody. */
    private static final String LOG_IS_THERE = """
            select exists (select from pg_catalog.pg_class join pg_catalog.pg_namespace on pg_namespace.oid = relnamespace
                where nspname = 'event_store' and relname = 'event_log') as made
            """;

    private final DatabaseLogin login;
    private final List<Check> checks;

    DatabaseCheckup(DatabaseLogin login, List<Check> checks) {
        this.login = login;
        this.checks = checks;
    }

    /** @param logKey that signs checkpoints, and the guard that remembers the last one; neither needs to be there */
    public static DatabaseCheckup of(DatabaseLogin login, Path logKey, Path logGuard) {
        return new DatabaseCheckup(
                login,
                List.of(
                        new ClockCheck(InstantSource.system()),
                        new VersionCheck(),
                        new DurabilityCheck(),
                        new TransactionsCheck(LATE),
                        new RolesCheck(),
                        new TriggersCheck(),
                        new LogCheck(),
                        new ProjectionsCheck(LATE),
                        new DeadLettersCheck(),
                        new SealCheck(LATE),
                        new SigningCheck(logKey, logGuard)));
    }

    public List<Finding> look() {
        try (var database = OpenDatabase.open(login)) {
            if (!database.row(LOG_IS_THERE).isTrue("made")) {
                return List.of(Finding.problem(
                        NAME,
                        "%s holds no log".formatted(login),
                        "Start the product on it, which makes one, or correct SPRING_DATASOURCE_URL"));
            }
            var findings = new ArrayList<>(List.of(Finding.ok(NAME, "%s can be read".formatted(login))));
            for (var check : checks) {
                findings.addAll(look(check, database));
            }
            return findings;
        } catch (SQLException unreachable) {
            return List.of(
                    Finding.problem(
                            NAME,
                            "%s cannot be read: %s".formatted(login, firstLine(unreachable)),
                            "Start its server, which the product does with one of its own, or correct SPRING_DATASOURCE_URL and its login"));
        } catch (IllegalArgumentException noUrl) {
            return List.of(Finding.problem(
                    NAME,
                    "SPRING_DATASOURCE_URL is no address of a PostgreSQL database",
                    "Write it as jdbc:postgresql://HOST:5432/DATABASE"));
        }
    }

    private static List<Finding> look(Check check, OpenDatabase database) throws SQLException {
        database.goOn();
        try {
            return check.look(database);
        } catch (SQLException refused) {
            return List.of(Finding.warning(
                    check.name(),
                    "It could not be looked at: %s".formatted(firstLine(refused)),
                    "Look as the role that the product works as, on a database that a start has brought up to date"));
        }
    }

    private static String firstLine(SQLException failure) {
        return Stream.ofNullable(failure.getMessage())
                .flatMap(String::lines)
                .findFirst()
                .orElse("no answer");
    }
}
