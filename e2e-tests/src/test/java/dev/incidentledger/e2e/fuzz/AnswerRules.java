package dev.incidentledger.e2e.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

/** What must hold for every answer, whatever was asked. */
final class AnswerRules {

    private static final Pattern INNARDS = Pattern.compile(
            "Exception|Caused by|\\tat |\\.java:|SQLSTATE|ERROR: |dev\\.incidentledger|tools\\.jackson|com\\.fasterxml|org\\.(spring|postgres|axon|apache|flyway)"
                    + "|jakarta\\.|java\\.(lang|util|time|io)|Tomcat|/tmp/|/target/");
    private static final List<String> SECURITY_HEADERS = List.of(
            "Cache-Control", "Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options");

    private AnswerRules() {}

    static void check(Draft draft, WireAnswer answer) {
        assertThat(answer.status() < 500 || mayBeAhead(draft, answer))
                .as("no failure of ours: %d %s", answer.status(), answer.text())
                .isTrue();
        assertThat(INNARDS.matcher(answer.text()).results().map(found -> found.group()))
                .as("no innards in %s", answer.text())
                .filteredOn(_ -> !draft.operation.template().equals("/openapi.yaml"))
                .isEmpty();
        assertThat(SECURITY_HEADERS)
                .as("security headers of %d", answer.status())
                .allSatisfy(name -> assertThat(answer.header(name)).as(name).isPresent());
        if (isMissingPage(draft, answer)) {
            return;
        }
        if (answer.contentType().startsWith("text/html")) {
            assertThat(answer.text().replace("{<!-- -->{", "{{")) // how the sanitizer parts what templates would take
                    .doesNotContainIgnoringCase("<script", "<img", "<svg", "<!--", "href=\"javascript", "href=\"data");
        }
        if (answer.isRefused() && !draft.method.equals("HEAD")) {
            checkProblem(answer);
        }
        new ContractRule(draft, answer).check();
    }

    /** Outside of the API whoever asks for HTML is told by a page of ours that something is missing. */
    private static boolean isMissingPage(Draft draft, WireAnswer answer) {
        return answer.status() == 404
                && answer.contentType().startsWith("text/html")
                && !draft.path.startsWith("/api/");
    }

    /** Who waits for what nobody has written yet is told to come again. */
    private static boolean mayBeAhead(Draft draft, WireAnswer answer) {
        return answer.status() == 503
                && draft.query.stream()
                        .anyMatch(field ->
                                field.name().startsWith("min") || field.name().equals("asOf"))
                && answer.text().contains("\"NOT_YET_VISIBLE\"");
    }

    /** Also where the contract has no such path or method, and so nothing to say of its answers. */
    private static void checkProblem(WireAnswer answer) {
        assertThat(answer.contentType())
                .as("type of %d %s", answer.status(), answer.text())
                .startsWith("application/problem+json");
        var problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
        assertThat(problem.path("code").asString("")).matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
        assertThat(problem.path("traceId").asString("")).matches("[0-9a-f]{32}");
        assertThat(problem.path("detail").asString("")).isNotBlank();
    }
}
