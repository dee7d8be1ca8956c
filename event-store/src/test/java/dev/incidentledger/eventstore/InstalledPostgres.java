package dev.incidentledger.eventstore;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A server of an installed PostgreSQL on a folder that goes with it; everybody on this machine is let in as anybody. */
public record InstalledPostgres(Path bin, Path folder, List<String> account, int port) implements AutoCloseable {

    public static InstalledPostgres start(Path bin) throws IOException {
        var folder = Files.createTempDirectory("installed-postgres-");
        var server = new InstalledPostgres(bin, folder, accountFor(folder), freePort());
        server.run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
        var settings = "-p %d -h localhost -k '' -c fsync=off -c max_connections=300".formatted(server.port);
        server.run("pg_ctl", "start", "-w", "-l", folder.resolve("log").toString(), "-o", settings);
        return server;
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl", "stop", "-m", "immediate");
        FileSystemUtils.deleteRecursively(folder);
    }

    private void run(String program, String... arguments) throws IOException {
        var command = Stream.of(
                        account.stream(),
                        Stream.of(bin.resolve(program).toString()),
                        Stream.of("-D", folder.resolve("data").toString()),
                        Stream.of(arguments))
                .flatMap(part -> part)
                .toList();
        int exit = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start()
                .onExit()
                .join()
                .exitValue();
        if (exit != 0) {
            throw new IOException("%s ended with %d".formatted(command, exit));
        }
    }

    /** PostgreSQL refuses root: then it runs as the account that its package has made. */
    private static List<String> accountFor(Path folder) throws IOException {
        if (new UnixSystem().getUid() != 0) {
            return List.of();
        }
        Files.setOwner(
                folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
        return List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
