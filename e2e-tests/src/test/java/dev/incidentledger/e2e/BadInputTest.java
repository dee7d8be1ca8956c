package dev.incidentledger.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not right is refused with a pointer to the place, leaves no event behind and harms no projection. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BadInputTest {

    private static final String INCIDENTS = "/api/v1/incidents";
    private static final String UNKNOWN_COMPONENT = "cmp_01hzy3m8k2q4r6t8v0w2x4y6za";

    private final Api api = RunningLedger.shared().admin();

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments("an unknown field", with("\"titel\": \"x\""), 400, "/titel"),
                arguments("a duplicate key", with("\"title\": \"again\""), 400, "/title"),
                arguments("a number for a text", identify("5", "\"investigating\"", "\"b\""), 400, "/title"),
                arguments("a number for an enum", identify("\"a\"", "1", "\"b\""), 400, "/status"),
                arguments("an unknown enum", identify("\"a\"", "\"broken\"", "\"b\""), 400, "/status"),
                arguments("a float for an int", with("\"nextUpdateInMinutes\": 1.9"), 400, "/nextUpdateInMinutes"),
                arguments("a text for an int", with("\"nextUpdateInMinutes\": \"30\""), 400, "/nextUpdateInMinutes"),
                arguments("an epoch number for a time", with("\"occurredAt\": 1700000000"), 400, "/occurredAt"),
                arguments(
                        "a time without an offset",
                        with("\"occurredAt\": \"2026-01-01T10:00:00\""),
                        400,
                        "/occurredAt"),
                arguments(
                        "a time beyond all calendars",
                        with("\"occurredAt\": \"9999-01-01T10:00:00Z\""),
                        400,
                        "/occurredAt"),
                arguments("U+0000", identify("\"a\\u0000b\"", "\"investigating\"", "\"b\""), 400, "/title"),
                arguments(
                        "another control character",
                        identify("\"a\"", "\"investigating\"", "\"b\\u0007\""),
                        400,
                        "/message"),
                arguments("a lone surrogate", identify("\"a\\ud800b\"", "\"investigating\"", "\"b\""), 400, "/title"),
                arguments("trailing tokens", valid() + " {}", 400, ""),
                arguments("nesting over 64", "{\"title\": " + "[".repeat(65) + "]".repeat(65) + "}", 400, null),
                arguments("an array", "[]", 400, ""),
                arguments("null", "null", 400, ""),
                arguments("nothing", "", 400, ""),
                arguments("half an object", "{\"title\": \"a\"", 400, null),
                arguments("a missing field", "{\"title\": \"a\", \"status\": \"investigating\"}", 400, "/message"),
                arguments("null for a required field", identify("null", "\"investigating\"", "\"b\""), 400, "/title"),
                arguments("a blank title", identify("\" \"", "\"investigating\"", "\"b\""), 422, "/title"),
                arguments(
                        "a title of 256 characters",
                        identify("\"" + "🕰".repeat(256) + "\"", "\"investigating\"", "\"b\""),
                        422,
                        "/title"),
                arguments(
                        "a message of 25,001 characters",
                        identify("\"a\"", "\"investigating\"", "\"" + "b".repeat(25_001) + "\""),
                        422,
                        "/message"),
                arguments("a promise of no time", with("\"nextUpdateInMinutes\": 0"), 422, "/nextUpdateInMinutes"),
                arguments(
                        "two promises",
                        with("\"nextUpdateInMinutes\": 5, \"nextUpdateBy\": \"2199-01-01T00:00:00Z\""),
                        422,
                        "/nextUpdateInMinutes"),
                arguments(
                        "an unknown component",
                        with("\"components\": [{\"id\": \"%s\", \"status\": \"major_outage\"}]"
                                .formatted(UNKNOWN_COMPONENT)),
                        422,
                        "/components/0/id"),
                arguments(
                        "a malformed component id",
                        with("\"components\": [{\"id\": \"cmp_1\", \"status\": \"major_outage\"}]"),
                        400,
                        "/components/0/id"),
                arguments("a time ahead of the clock", with("\"occurredAt\": \"2199-01-01T00:00:00Z\""), 422, null),
                arguments("an opening postmortem", identify("\"a\"", "\"postmortem\"", "\"b\""), 422, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void is_refused_at_its_place_and_changes_nothing(String what, String body, int status, String pointer) {
        long before = identifyOne();

        var problem = api.post(INCIDENTS, body).expect(status);

        assertThat(problem.header("Content-Type")).startsWith("application/problem+json");
        assertThat(problem.json().path("code").asString()).matches("[A-Z_]+");
        if (pointer != null) {
            assertThat(problem.json().path("errors").values())
                    .extracting(error -> error.path("pointer").asString())
                    .contains(pointer);
        }
        assertThat(problem.body()).doesNotContain("Exception", "dev.incidentledger", "tools.jackson", "SQL");
        assertThat(identifyOne()).isEqualTo(before + 1);
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        api.post(INCIDENTS, valid().replace("Sign-in", "Züri").getBytes(ISO_8859_1))
                .expect(400);
    }

    @Test
    void a_body_over_256_kib_is_refused() {
        var body = "{\"title\": \"" + "a".repeat(256 * 1024) + "\"}";

        assertThat(api.post(INCIDENTS, body.getBytes(UTF_8)).status()).isEqualTo(413);
    }

    @Test
    void a_body_of_another_type_is_refused() {
        var request =
                api.request(INCIDENTS).header("Content-Type", "text/plain").POST(BodyPublishers.ofString(valid()));

        assertThat(api.send(request).status()).isEqualTo(415);
    }

    @Test
    void a_command_whose_answer_nobody_would_take_is_not_recorded() {
        long before = identifyOne();
        var request = api.request(INCIDENTS)
                .header("Content-Type", "application/json")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(valid()));

        api.send(request).expect(406);

        assertThat(identifyOne()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0x1", "%2B1", "1%20", "%D9%A1", ""})
    void what_is_no_position_is_refused_at_its_place(String position) {
        var problem =
                api.get(INCIDENTS + "?minPosition=" + position).expect(400).json();

        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("?minPosition");
    }

    @Test
    void the_longest_title_and_message_are_taken_as_they_are() {
        var title = "🕰".repeat(255);
        var message = "ä\n\t".repeat(8_333);

        var told = api.post(INCIDENTS, Map.of("title", title, "status", "investigating", "message", message))
                .expect(201);

        var read = api.get("%s/%s?minPosition=%d".formatted(INCIDENTS, told.id(), told.position()))
                .expect(200)
                .json();
        assertThat(read.path("title").asString()).isEqualTo(title);
        assertThat(read.at("/updates/0/message").asString()).isEqualTo(message);
    }

    /** Answers its position once every projection that it is read from has seen it. */
    private long identifyOne() {
        var told = api.post(INCIDENTS, valid()).expect(201);
        api.get("%s/%s?minPosition=%d".formatted(INCIDENTS, told.id(), told.position()))
                .expect(200);
        return told.position();
    }

    private static String valid() {
        return identify("\"Sign-in fails\"", "\"investigating\"", "\"We are looking into it.\"");
    }

    private static String with(String moreFields) {
        return valid().replace("}", ", " + moreFields + "}");
    }

    private static String identify(String title, String status, String message) {
        return "{\"title\": %s, \"status\": %s, \"message\": %s}".formatted(title, status, message);
    }
}
