package dev.incidentledger.e2e.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import dev.incidentledger.e2e.Contract;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds the exchange against the contract: what is answered is described, what is accepted is allowed. */
record ContractRule(Draft draft, WireAnswer answer) {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** Of what is refused before anybody looks at its path. */
    private static final Set<Integer> NO_HTTP = Set.of(405, 414, 417, 431);

    /** A file that is accepted may be no JSON from some place on, which the contract's validator is not prepared for. */
    private static final String ANY_FILE = "{}";

    private static final Pattern TIME =
            Pattern.compile("(?i)(T\\d\\d:\\d\\d:\\d\\d)(?:(\\.\\d{1,9})\\d*)?(Z|[+-]\\d\\d:\\d\\d)");

    void check() {
        boolean isDescribed = METHODS.contains(draft.method)
                && !NO_HTTP.contains(answer.status())
                && !answer.text().matches("(?s).*\"code\":\"(MALFORMED_REQUEST|NOT_FOUND)\".*");
        if (isDescribed && !answer.contentType().startsWith("text/event-stream") && !isNoLine()) {
            Contract.check(asked(), answered());
        }
    }

    /** The validator takes an answer of no lines for one that lacks its body. */
    private boolean isNoLine() {
        return answer.contentType().startsWith("application/x-ndjson") && answer.body().length == 0;
    }

    private SimpleRequest asked() {
        var asked = new SimpleRequest.Builder(draft.method, draft.path);
        draft.headers.stream()
                .map(Field::name)
                .filter(name -> !name.equals("Accept"))
                .distinct()
                .forEach(name -> asked.withHeader(name, draft.header(name).orElseThrow()));
        draft.query.stream()
                .filter(parameter -> !parameter.value().isEmpty())
                .forEach(parameter ->
                        asked.withQueryParam(parameter.name(), understood(Percent.decode(parameter.value()))));
        var body = draft.body();
        return body.length == 0 || answer.isRefused() || draft.method.equals("GET")
                ? asked.build()
                : asked.withBody(draft.operation.isImport() ? ANY_FILE : understood(new String(body, UTF_8)))
                        .build();
    }

    /** Times as the validator reads them, which knows neither {@code -00:00} nor fractions of any length, as RFC 3339 does. */
    private static String understood(String text) {
        return TIME.matcher(text)
                .replaceAll(time -> time.group(1)
                        + Objects.requireNonNullElse(time.group(2), "")
                        + time.group(3).replace("-00:00", "+00:00"));
    }

    private SimpleResponse answered() {
        var answered = new SimpleResponse.Builder(answer.status());
        answer.headers().forEach(header -> answered.withHeader(header.name(), header.value()));
        return answer.body().length == 0
                ? answered.build()
                : answered.withBody(answer.text()).build();
    }
}
