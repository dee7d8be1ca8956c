package dev.incidentledger.standalone.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Starts a server, commits one row, says who the postmaster is and waits to be killed. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final ProcessHandle postmaster;

    private ServerProcess(Process process, ProcessHandle postmaster) {
        this.process = process;
        this.postmaster = postmaster;
    }

    static ServerProcess start(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerProcess.class.getName(),
                        folder.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(UTF_8);
        return new ServerProcess(
                process, ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow());
    }

    ProcessHandle postmaster() {
        return postmaster;
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
        postmaster.destroyForcibly();
    }

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        EmbeddedPostgresServer server = EmbeddedPostgresServer.start(Path.of(arguments[0]));
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create table query.kept as select 'committed before the kill' as value");
        }
        System.out.println(server.postmasterPid());
        Thread.currentThread().join();
    }
}
