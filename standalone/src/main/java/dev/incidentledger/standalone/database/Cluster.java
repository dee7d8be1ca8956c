package dev.incidentledger.standalone.database;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.function.IOIntSupplier;

/** What PostgreSQL stores in the data folder, and the life of the server over it. */
final class Cluster {

    private static final String MAJOR_VERSION = "18";

    /** What an operator may change in postgresql.conf. Failed statements stay out of the log: they hold personal data. */
    private static final List<String> DEFAULTS = List.of(
            "max_connections=100",
            "shared_buffers=64MB",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_checkpoints=off",
            "log_min_messages=log",
            "log_min_error_statement=panic");

    /** What nobody may change: the command line wins over every configuration file. */
    private static final List<String> PROMISES = List.of(
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=");

    private static final int MOST_PORTS = 3;
    private static final String PORT_TAKEN = "Address already in use";

    private final DataFolder folder;
    private final Path files;
    private final ServerPrograms programs;

    /** @param pid of the server */
    record Listening(int port, long pid) {}

    Cluster(DataFolder folder, ServerPrograms programs) {
        this.folder = folder;
        this.files = folder.resolve("cluster");
        this.programs = programs;
    }

    boolean exists() {
        return Files.exists(files);
    }

    /** Leaves a complete cluster or none, whatever happens meanwhile. */
    void create(String database, DatabaseRoles roles) throws IOException {
        Path draft = folder.resolve("cluster-draft");
        if (Files.exists(draft)) {
            PathUtils.deleteDirectory(draft);
        }
        programs.run("initdb", initdbArguments(draft));
        runAlone(draft, "postgres", "create database " + database);
        roles.makeNewPasswords();
        administer(draft, database, roles);
        Files.move(draft, files, ATOMIC_MOVE);
        folder.sync();
    }

    /** Makes the roles that an earlier release did not know. No server runs. */
    void administer(String database, DatabaseRoles roles) throws IOException {
        administer(files, database, roles);
    }

    /** Lets these in from this machine, with their passwords, and nobody else. */
    void admit(String database, List<String> roles) throws IOException {
        String admissions = roles.stream()
                .map(role -> "host %s %s 127.0.0.1/32 scram-sha-256%n".formatted(database, role))
                .collect(Collectors.joining());
        Files.writeString(files.resolve("pg_hba.conf"), admissions, WRITE, TRUNCATE_EXISTING, SYNC);
    }

    void requireOurMajorVersion() throws IOException {
        String version = Files.readString(files.resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new EmbeddedPostgresFailure(
                    "The data in %s was written by PostgreSQL %s, and this release brings PostgreSQL %s: export it with the release that wrote it, or set SPRING_DATASOURCE_URL to a PostgreSQL of your own."
                            .formatted(files, version, MAJOR_VERSION));
        }
    }

    /** Returns when the server accepts connections. Another program may take a free port before it does; then it gets the next. */
    Listening start(IOIntSupplier freePorts) throws IOException {
        for (int left = MOST_PORTS; ; left--) {
            try {
                return start(freePorts.getAsInt());
            } catch (EmbeddedPostgresFailure failure) {
                if (left == 1 || !String.valueOf(failure.getMessage()).contains(PORT_TAKEN)) {
                    throw failure;
                }
            }
        }
    }

    private Listening start(int port) throws IOException {
        Files.deleteIfExists(pidFile()); // if it is still there after a stop, its process is dead or a stranger
        programs.run(
                "pg_ctl",
                List.of("start", "--pgdata=" + files, "--silent", "--timeout=3600", "--options=" + options(port)));
        return new Listening(port, postmaster().orElseThrow().pid());
    }

    /** Ends the server, be it ours or one that outlived the process which started it. */
    void stop() throws IOException {
        for (String mode : List.of("fast", "immediate")) {
            if (postmaster().isPresent()) {
                programs.succeeds(
                        "pg_ctl",
                        List.of("stop", "--pgdata=" + files, "--silent", "--timeout=20", "--mode=" + mode),
                        "");
            }
        }
        if (postmaster().isPresent()) {
            throw new EmbeddedPostgresFailure("The PostgreSQL server of %s does not stop.".formatted(files));
        }
    }

    /** The password is kept once it is that of the role: before that, all is done again. */
    private void administer(Path target, String database, DatabaseRoles roles) throws IOException {
        String passwordOfAnalyst = PasswordFile.newPassword();
        runAlone(target, database, roles.script(passwordOfAnalyst));
        roles.analyst().write(passwordOfAnalyst);
    }

    /** As a superuser, while no server runs; a statement ends with an empty line. */
    private void runAlone(Path target, String database, String script) throws IOException {
        programs.run(
                "postgres",
                List.of("--single", "-j", "-D", target.toString(), "-c", "exit_on_error=on", database),
                script);
    }

    private static List<String> initdbArguments(Path target) {
        return Stream.concat(
                        Stream.of(
                                "--pgdata=" + target,
                                "--username=postgres",
                                "--auth=reject",
                                "--encoding=UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--no-instructions"),
                        DEFAULTS.stream().map("--set="::concat))
                .toList();
    }

    private static String options(int port) {
        return Stream.concat(PROMISES.stream(), Stream.of("port=" + port))
                .map("-c "::concat)
                .collect(Collectors.joining(" "));
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        if (Files.notExists(pidFile())) {
            return Optional.empty();
        }
        return Files.readAllLines(pidFile()).stream()
                .limit(1)
                .filter(pid -> pid.matches("\\d{1,10}"))
                .map(Long::valueOf)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .filter(this::servesTheseFiles)
                .findFirst();
    }

    /** Process ids are reused, after a reboot or in a container even at once: only a command line naming our files is ours. */
    private boolean servesTheseFiles(ProcessHandle process) {
        return process.info().arguments().stream().flatMap(Stream::of).anyMatch(files.toString()::equals);
    }

    private Path pidFile() {
        return files.resolve("postmaster.pid");
    }
}
