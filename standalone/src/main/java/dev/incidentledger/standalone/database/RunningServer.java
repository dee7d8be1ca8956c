package dev.incidentledger.standalone.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The way into the server of a folder that another process holds. */
public record RunningServer(String jdbcUrl, String user, String password) {

    private static final int LINES_BEFORE_THE_PORT = 3;

    /**
     * Empty when none runs. One that was killed is taken for running.
     *
     * @throws EmbeddedPostgresFailure when the password is missing
     */
    public static Optional<RunningServer> in(Path folder) throws IOException {
        Path pidFile = folder.resolve("cluster").resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return Optional.empty();
        }
        String password = new PasswordFile(folder.resolve("postgres.password")).read();
        return Files.readAllLines(pidFile).stream()
                .skip(LINES_BEFORE_THE_PORT)
                .findFirst()
                .map(port -> new RunningServer(
                        EmbeddedPostgresServer.jdbcUrl(Integer.parseInt(port)), DatabaseRoles.APPLICATION, password));
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }
}
