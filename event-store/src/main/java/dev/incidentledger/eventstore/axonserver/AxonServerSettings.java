package dev.incidentledger.eventstore.axonserver;

import dev.incidentledger.eventstore.NodeId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Where Axon Server is, and who comes.
 *
 * @param servers {@code HOST:PORT}, several with commas between
 * @param context of events of this ledger and nothing else
 * @param component how this process is called in what Axon Server shows
 * @param client unlike any other process
 * @param token null where access control is off
 * @param isEncrypted whether TLS is spoken
 * @param certificate of whom to trust, as PEM; null for whom Java trusts
 * @param patience how long an answer is waited for; an append is tried again for twice as long
 * @param heartbeat how often each shows the other that it lives; three times as long without is a lost connection
 */
public record AxonServerSettings(
        String servers,
        String context,
        String component,
        String client,
        @Nullable String token,
        boolean isEncrypted,
        @Nullable String certificate,
        Duration patience,
        Duration heartbeat) {

    private static final Pattern SERVER = Pattern.compile("[^\\s:,/]+:\\d{1,5}");
    private static final int UNANSWERED_BEATS = 3;

    public static AxonServerSettings of(Environment settings) {
        return new AxonServerSettings(
                told(settings, "ledger.axonserver.servers", "").replaceAll("\\s*,\\s*", ","),
                told(settings, "ledger.axonserver.context", "default"),
                told(
                        settings,
                        "ledger.axonserver.component",
                        settings.getProperty("spring.application.name", "incident-ledger")),
                NodeId.of(settings).value(),
                StringUtils.hasText(told(settings, "ledger.axonserver.token", ""))
                        ? told(settings, "ledger.axonserver.token", "")
                        : null,
                settings.getProperty("ledger.axonserver.tls", Boolean.class, false),
                StringUtils.hasText(told(settings, "ledger.axonserver.certificate", ""))
                        ? told(settings, "ledger.axonserver.certificate", "")
                        : null,
                settings.getProperty("ledger.axonserver.patience", Duration.class, Duration.ofSeconds(5)),
                settings.getProperty("ledger.axonserver.heartbeat", Duration.class, Duration.ofSeconds(2)));
    }

    /** Sentences that each begin with the name of an environment variable; none when all is well. */
    public Stream<String> complaints() {
        return Stream.of(serversComplaint(), certificateComplaint(), waitComplaint())
                .filter(Objects::nonNull);
    }

    AxonServerConfiguration forConnector() {
        var connector = AxonServerConfiguration.builder()
                .servers(servers)
                .context(context)
                .componentName(component)
                .clientId(client)
                .connectTimeout(patience.toMillis())
                .build();
        connector.setToken(token);
        connector.setSslEnabled(isEncrypted);
        connector.setCertFile(certificate);
        connector.setReconnectInterval(heartbeat.toMillis());
        connector.getHeartbeat().setEnabled(true);
        connector.getHeartbeat().setInterval(heartbeat.toMillis());
        connector
                .getHeartbeat()
                .setTimeout(heartbeat.multipliedBy(UNANSWERED_BEATS).toMillis());
        return connector;
    }

    private @Nullable String serversComplaint() {
        if (servers.isEmpty()) {
            return "LEDGER_AXONSERVER_SERVERS is missing";
        }
        return Arrays.stream(servers.split(",", -1))
                        .allMatch(server -> SERVER.matcher(server).matches())
                ? null
                : "LEDGER_AXONSERVER_SERVERS is %s; it is like HOST:8124,HOST:8124".formatted(servers);
    }

    private @Nullable String certificateComplaint() {
        if (certificate == null) {
            return null;
        }
        if (!isEncrypted) {
            return "LEDGER_AXONSERVER_CERTIFICATE is told, but LEDGER_AXONSERVER_TLS is not true";
        }
        return Files.isReadable(Path.of(certificate))
                ? null
                : "LEDGER_AXONSERVER_CERTIFICATE is %s, which cannot be read".formatted(certificate);
    }

    private @Nullable String waitComplaint() {
        return patience.isPositive() && heartbeat.isPositive()
                ? null
                : "LEDGER_AXONSERVER_PATIENCE and LEDGER_AXONSERVER_HEARTBEAT have to be longer than nothing";
    }

    private static String told(Environment settings, String name, String otherwise) {
        return settings.getProperty(name, otherwise).strip();
    }
}
