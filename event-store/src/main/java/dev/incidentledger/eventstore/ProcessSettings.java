package dev.incidentledger.eventstore;

import dev.incidentledger.eventstore.axonserver.AxonServerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** What a process of one side has to be told. All that is missing or wrong is said at once, before anything is begun. */
public final class ProcessSettings {

    private static final String AXON_SERVER = "axonserver";
    private static final List<String> EVENT_STORES = List.of("postgres", AXON_SERVER);

    /** Looks at some of the settings. */
    @FunctionalInterface
    public interface Check {

        /** Sentences, each of which begins with the name of an environment variable; none when all is well. */
        Stream<String> complaints(Environment settings);
    }

    private ProcessSettings() {}

    /**
     * An application that starts only when its settings are complete, and its database is there.
     *
     * @param side names the file of properties on the class path that has the defaults of this side alone
     * @param checks of what this side needs beyond database, event store and data folder
     */
    public static SpringApplicationBuilder applicationOf(Class<?> application, String side, Check... checks) {
        return new SpringApplicationBuilder(application)
                .properties("spring.config.name=process,%s,application".formatted(side))
                .initializers(
                        context -> require(
                                context.getEnvironment(),
                                Stream.concat(
                                        Stream.of(
                                                ProcessSettings::eventStore,
                                                ProcessSettings::axonServer,
                                                ProcessSettings::database,
                                                ProcessSettings::dataFolder),
                                        Stream.of(checks))),
                        context -> new DatabaseArrival(context.getEnvironment()).await());
    }

    private static void require(Environment settings, Stream<Check> checks) {
        var complaints = checks.flatMap(check -> check.complaints(settings)).toList();
        if (!complaints.isEmpty()) {
            throw new StartRefusedException(
                    "some settings are missing or wrong.\n  " + String.join("\n  ", complaints));
        }
    }

    private static Stream<String> eventStore(Environment settings) {
        var told = toldEventStore(settings);
        return EVENT_STORES.contains(told)
                ? Stream.empty()
                : Stream.of(
                        "LEDGER_EVENT_STORE is %s; there is %s".formatted(told, String.join(" and ", EVENT_STORES)));
    }

    private static String toldEventStore(Environment settings) {
        return settings.getProperty("ledger.event-store", EVENT_STORES.getFirst());
    }

    private static Stream<String> axonServer(Environment settings) {
        return toldEventStore(settings).equals(AXON_SERVER)
                ? AxonServerSettings.of(settings).complaints()
                : Stream.empty();
    }

    private static Stream<String> database(Environment settings) {
        var url = settings.getProperty("spring.datasource.url", "");
        var parsed = Driver.parseURL(url, null);
        var complaint = parsed == null
                ? Stream.of("SPRING_DATASOURCE_URL is %s; it is like jdbc:postgresql://HOST:5432/DATABASE"
                        .formatted(url.isEmpty() ? "missing" : "none of PostgreSQL"))
                : Stream.<String>empty();
        var inUrl = parsed == null ? new Properties() : parsed;
        return Stream.of(
                        complaint,
                        missing(settings, "spring.datasource.username", PGProperty.USER.getOrDefault(inUrl)),
                        missing(settings, "spring.datasource.password", PGProperty.PASSWORD.getOrDefault(inUrl)))
                .flatMap(complaints -> complaints);
    }

    private static Stream<String> missing(Environment settings, String property, @Nullable String inUrl) {
        return StringUtils.hasText(settings.getProperty(property)) || StringUtils.hasText(inUrl)
                ? Stream.empty()
                : Stream.of(property.toUpperCase(Locale.ROOT).replace('.', '_') + " is missing");
    }

    private static Stream<String> dataFolder(Environment settings) {
        var folder = Path.of(settings.getRequiredProperty("ledger.data-dir")).toAbsolutePath();
        return isWritable(folder)
                ? Stream.empty()
                : Stream.of("LEDGER_DATA_DIR is %s, where this process cannot write".formatted(folder));
    }

    /** Or could be made. */
    private static boolean isWritable(Path folder) {
        if (Files.exists(folder)) {
            return Files.isDirectory(folder) && Files.isWritable(folder);
        }
        var parent = folder.getParent();
        return parent != null && isWritable(parent);
    }
}
