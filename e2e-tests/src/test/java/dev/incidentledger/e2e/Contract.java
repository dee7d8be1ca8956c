package dev.incidentledger.e2e;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Body;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds every exchange of the journeys against {@code docs/openapi.yaml}, in both directions. */
public final class Contract {

    public static final Path FILE = Path.of("../docs/openapi.yaml");

    /**
     * The validator takes a text of an OpenAPI 3.1 header or parameter for JSON, and then cannot read it; and it knows neither
     * the offset -00:00 of RFC 3339 nor its fractions of any length.
     */
    private static final Set<String> MISREAD = Set.of(
            "validation.response.header.schema.invalidJson",
            "validation.request.parameter.schema.invalidJson",
            "validation.request.body.schema.format.date-time");

    private static final OpenApiInteractionValidator VALIDATOR =
            OpenApiInteractionValidator.createForInlineApiSpecification(text()).build();

    private Contract() {}

    /** Whatever is answered must be as described, and whatever is accepted must have been allowed. */
    static void check(HttpRequest request, @Nullable String body, HttpResponse<String> response) {
        if (request.method().equals("HEAD")) {
            return; // GET without a body, and not described apart
        }
        check(asked(request, body), answered(response));
    }

    /** The same for an exchange that no client of the JDK could have. */
    public static void check(Request request, Response response) {
        int status = response.getStatus();
        var broken = VALIDATOR.validate(request, response).getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .filter(message -> !MISREAD.contains(message.getKey()))
                .filter(message -> status < 400 || message.getKey().startsWith("validation.response"))
                .map(message -> message.getKey() + ": " + message.getMessage())
                .collect(Collectors.joining("\n"));
        if (!broken.isEmpty()) {
            throw new AssertionError("%s %s was answered %d, and the contract says:%n%s%n%s"
                    .formatted(
                            request.getMethod(),
                            request.getPath(),
                            status,
                            broken,
                            response.getResponseBody().map(Contract::text).orElse("")));
        }
    }

    private static String text(Body body) {
        try {
            return body.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Request asked(HttpRequest request, @Nullable String body) {
        var asked = new SimpleRequest.Builder(request.method(), request.uri().getPath());
        request.headers().map().forEach((name, values) -> values.forEach(value -> asked.withHeader(name, value)));
        var query = request.uri().getQuery();
        if (query != null) {
            for (var parameter : query.split("&")) {
                int equals = parameter.indexOf('=');
                asked.withQueryParam(parameter.substring(0, equals), parameter.substring(equals + 1));
            }
        }
        return body == null ? asked.build() : asked.withBody(body).build();
    }

    private static Response answered(HttpResponse<String> response) {
        var answered = new SimpleResponse.Builder(response.statusCode());
        response.headers().map().forEach((name, values) -> values.forEach(value -> answered.withHeader(name, value)));
        return response.body().isEmpty()
                ? answered.build()
                : answered.withBody(response.body()).build();
    }

    private static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
