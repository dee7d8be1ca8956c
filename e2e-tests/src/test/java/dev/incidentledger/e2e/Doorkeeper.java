package dev.incidentledger.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before the product: answers the first so many requests 503 and passes the rest on, and remembers all answers. */
final class Doorkeeper implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpServer server;
    private final String behind;
    private final AtomicInteger toRefuse;
    private final List<String> answers = new CopyOnWriteArrayList<>();

    private Doorkeeper(HttpServer server, String behind, int toRefuse) {
        this.server = server;
        this.behind = behind;
        this.toRefuse = new AtomicInteger(toRefuse);
    }

    static Doorkeeper before(String url, int toRefuse) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var doorkeeper = new Doorkeeper(server, url, toRefuse);
        server.createContext("/", doorkeeper::answer);
        server.start();
        return doorkeeper;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Status and body of each, in order. */
    List<String> answers() {
        return List.copyOf(answers);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (toRefuse.getAndDecrement() > 0) {
                answers.add("503");
                exchange.getResponseHeaders().add("Retry-After", "1");
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            var request = HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI()))
                    .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                    .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            var answer = HTTP.send(request, BodyHandlers.ofString());
            answers.add(answer.statusCode() + " " + answer.body());
            exchange.sendResponseHeaders(answer.statusCode(), -1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
