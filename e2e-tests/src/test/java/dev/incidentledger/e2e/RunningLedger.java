package dev.incidentledger.e2e;

import dev.incidentledger.standalone.Standalone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The product, started once for all journeys on a free port and in a folder of its own. */
public final class RunningLedger implements Deployment {

    /** Journeys present more bad tokens than anybody in earnest. */
    private static final String MANY_FAILURES = "--ledger.limits.failures-per-minute=1000000";

    private static final RunningLedger SHARED = start(MANY_FAILURES);

    private final ConfigurableApplicationContext context;
    private final Path folder;

    private RunningLedger(ConfigurableApplicationContext context, Path folder) {
        this.context = context;
        this.folder = folder;
    }

    static RunningLedger shared() {
        return SHARED;
    }

    @Override
    public Api admin() {
        return new Api(url(), adminToken());
    }

    @Override
    public Api anonymous() {
        return new Api(url(), null);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    Path folder() {
        return folder;
    }

    private String url() {
        return "http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    private String adminToken() {
        try {
            return Files.readString(folder.resolve("admin-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of a test's own; it is stopped with all the rest. */
    public static RunningLedger start(String... arguments) {
        try {
            var folder = Files.createTempDirectory("ledger-journeys-");
            var context = Standalone.start(
                    Stream.concat(Stream.of("--server.port=0", "--ledger.data-dir=" + folder), Stream.of(arguments))
                            .toArray(String[]::new));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(context, folder)));
            return new RunningLedger(context, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(ConfigurableApplicationContext context, Path folder) {
        context.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
