package dev.incidentledger.eventstore;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A server of an installed PostgreSQL on a folder of its own, which goes when the tests are over. */
record InstalledPostgres(Path bin, Path folder, List<String> account) {

    /** Answers the port. */
    static int start(Path bin) {
        try {
            var folder = Files.createTempDirectory("installed-postgres");
            var server = new InstalledPostgres(bin, folder, accountFor(folder));
            int port = freePort();
            server.run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
            var settings = "-p %d -h localhost -k '' -c fsync=off -c max_connections=300".formatted(port);
            server.run("pg_ctl", "start", "-w", "-l", folder.resolve("log").toString(), "-o", settings);
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        try {
            run("pg_ctl", "stop", "-m", "immediate");
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
