package dev.incidentledger.query;

import static java.util.Objects.requireNonNull;

import dev.incidentledger.events.access.AccessEvent.TokenIssued;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.eventstore.ProjectionPositions;
import dev.incidentledger.http.AccessTokenSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The query side as it runs in production, on a free port and a database of its own. */
public final class QueryServer implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<String> PROJECTIONS = List.of(
            "current-status-v1",
            "access-tokens-v1",
            "timeline-v1",
            "uptime-v1",
            "maintenances-v2",
            "promises-v3",
            "source-ids-v1",
            "catalogue-dates-v1",
            "analytics-v2",
            "outages-v2",
            "told-v1");

    private final ConfigurableApplicationContext context;
    private final Map<Role, String> tokens = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();

    private QueryServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Without public pages, which read the database whenever they like. */
    public static QueryServer start(Path dataFolder, String... properties) {
        return start(
                dataFolder,
                List.of(),
                Stream.concat(Stream.of("ledger.page.ready.enabled=false"), Stream.of(properties))
                        .toArray(String[]::new));
    }

    /**
     * @param dataFolder where it keeps its secrets
     * @param parts what it has beyond the ordinary
     */
    public static QueryServer start(Path dataFolder, List<Class<?>> parts, String... properties) {
        var fixed = Stream.of(
                "spring.datasource.url=" + TestDatabase.fresh(),
                "server.port=0",
                "ledger.promises.reminders.look-every=1h",
                "ledger.watch.every=1h",
                "ledger.log.enabled=false",
                "ledger.data-dir=" + dataFolder,
                "spring.main.banner-mode=off");
        var server = new QueryServer(new SpringApplicationBuilder(QuerySideApplication.class, CountedStatements.class)
                .sources(parts.toArray(Class<?>[]::new))
                .run(Stream.concat(fixed, Stream.of(properties))
                        .map(property -> "--" + property)
                        .toArray(String[]::new)));
        for (var role : Role.values()) {
            server.issue(role);
        }
        return server;
    }

    public void record(String aggregateId, Object event) {
        record(aggregateId, event, Map.of());
    }

    public void record(String aggregateId, Object event, Map<String, String> metadata) {
        long sequence = sequences.merge(aggregateId, 0L, (last, _) -> last + 1);
        get(EventStore.class)
                .publish(new GenericDomainEventMessage<>("Sample", aggregateId, sequence, event).andMetaData(metadata));
    }

    /** Returns the position of the newest event, once every projection has seen it. */
    public long settle() throws InterruptedException {
        long head = get(JdbcClient.class)
                .sql("select position from event_store.event_log_head")
                .query(Long.class)
                .single();
        for (var projection : PROJECTIONS) {
            if (!get(ProjectionPositions.class).await(projection, head, Duration.ofSeconds(20))) {
                throw new AssertionError(projection + " did not get to " + head);
            }
        }
        return head;
    }

    /** The projection sees nothing more until what is answered is closed. */
    public Connection hold(String projection) throws SQLException {
        var connection = get(DataSource.class).getConnection();
        connection.setAutoCommit(false);
        try (var lock =
                connection.prepareStatement("select 1 from query.token_entry where processor_name = ? for update")) {
            lock.setString(1, projection);
            lock.execute();
        }
        return connection;
    }

    /** While {@code work} is done, its database lets nobody in. */
    public void withoutDatabase(Runnable work) {
        var name = get(JdbcClient.class)
                .sql("select current_database()")
                .query(String.class)
                .single();
        TestDatabase.cut(name);
        try {
            work.run();
        } finally {
            TestDatabase.restore(name);
        }
    }

    /** Asks without a body, as nobody. */
    public HttpResponse<String> ask(String method, String path, String... headers) {
        var request = request(path).method(method, BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** @param headers names and values by turns */
    public HttpResponse<String> anonymously(String path, String... headers) {
        var request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** @param headers names and values by turns */
    public HttpResponse<String> as(Role role, String path, String... headers) {
        var request = request(path).header("Authorization", "Bearer " + token(role));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> head(Role role, String path) {
        return send(
                request(path).header("Authorization", "Bearer " + token(role)).HEAD());
    }

    public String token(Role role) {
        return requireNonNull(tokens.get(role));
    }

    public int port() {
        return requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    /** Tells it something as any of its own parts would. */
    public void publish(Object event) {
        context.publishEvent(event);
    }

    /** Hears what its parts tell each other. */
    public <E> void listen(Class<E> type, Consumer<E> listener) {
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> published && type.isInstance(published.getPayload())) {
                listener.accept(type.cast(published.getPayload()));
            }
        });
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    /** How many statements on read models {@code work} makes. */
    public int statementsOf(Runnable work) {
        return get(CountedStatements.class).during(work);
    }

    /** How many rows of read models {@code work} is answered. */
    public int rowsOf(Runnable work) {
        return get(CountedStatements.class).rowsDuring(work);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Stream<T> getAll(Class<T> type) {
        return context.getBeanProvider(type).stream();
    }

    @Override
    public void close() {
        context.close();
    }

    private void issue(Role role) {
        var secret = AccessTokenSecret.next(TokenId.next());
        tokens.put(role, secret.value());
        record(secret.tokenId().value(), new TokenIssued(secret.tokenId(), secret.sha256(), Set.of(role), null));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port(), path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
