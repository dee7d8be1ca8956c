package dev.incidentledger.standalone.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/**
 * One request until it is answered. It is sent again, with the same key, when the connection is lost on the way and when the
 * product asks for patience; not when nothing answered in the first place.
 */
final class Exchange {

    private static final int ATTEMPTS = 5;
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(5);
    private static final long LONGEST_ANSWER = 64L << 20;

    /** Whatever is answered, as text. */
    static final BodyHandler<String> TEXT = BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER);

    private final Endpoint endpoint;
    private final Shell shell;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECTED_WITHIN)
            .build();

    Exchange(Endpoint endpoint, Shell shell) {
        this.endpoint = endpoint;
        this.shell = shell;
    }

    /** @throws Failure when there is no answer, or the last one still asks for patience longer than one has */
    HttpResponse<String> send(HttpRequest request) {
        return send(request, TEXT);
    }

    /** @param body reads the answer; begun anew when the request is sent again */
    HttpResponse<String> send(HttpRequest request, BodyHandler<String> body) {
        try {
            return persistently(request, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.of("INTERRUPTED", "Interrupted; the command may or may not have been recorded");
        }
    }

    private HttpResponse<String> persistently(HttpRequest request, BodyHandler<String> body)
            throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            var wait = Patience.doubling(attempt);
            String reason;
            try {
                var response = http.send(request, body);
                if (attempt == ATTEMPTS || !Patience.isAskedFor(response)) {
                    return response;
                }
                wait = Patience.askedFor(response).orElse(wait);
                if (wait.compareTo(Patience.LONGEST) > 0) {
                    return response;
                }
                reason = "answered " + response.statusCode();
            } catch (IOException e) {
                if (attempt == ATTEMPTS || isHopeless(e, attempt)) {
                    throw unreachable(e, attempt);
                }
                reason = "gave no answer";
            }
            shell.say("%s %s; sending the same again in %d s (attempt %d of %d)"
                    .formatted(endpoint.url(), reason, wait.toSeconds(), attempt + 1, ATTEMPTS));
            shell.pause().await(wait);
        }
    }

    private static boolean isHopeless(IOException e, int attempt) {
        return e instanceof SSLException || (attempt == 1 && neverConnected(e));
    }

    private static boolean neverConnected(IOException e) {
        return e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
    }

    private Failure unreachable(IOException e, int attempt) {
        if (e instanceof SSLException) {
            return Failure.of(
                    "UNTRUSTED", "There is no trusted connection to %s: %s".formatted(endpoint.url(), e.getMessage()));
        }
        if (attempt == 1 && neverConnected(e)) {
            return Failure.of("UNREACHABLE", "%s; is it running, and is LEDGER_URL right?".formatted(silence(e)));
        }
        return Failure.of(
                "NO_ANSWER",
                "%s gave no answer to %d attempts; a command may or may not have been recorded: look before you repeat it"
                        .formatted(endpoint.url(), attempt));
    }

    private String silence(IOException e) {
        if (e.getCause() instanceof UnresolvedAddressException
                || (e.getCause() != null && e.getCause().getCause() instanceof UnresolvedAddressException)) {
            return "The host of %s is not known".formatted(endpoint.url());
        }
        return e instanceof HttpConnectTimeoutException
                ? "%s took no connection within %d s".formatted(endpoint.url(), CONNECTED_WITHIN.toSeconds())
                : "%s refused the connection".formatted(endpoint.url());
    }
}
