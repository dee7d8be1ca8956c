package dev.incidentledger.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IncidentCommandsTest {

    private static final String OPEN = "GET /api/v1/incidents?status=open&limit=200";

    private final StubProduct product = new StubProduct();
    private final TypedShell shell = new TypedShell().with("LEDGER_URL", product.url());

    @AfterEach
    void close() {
        product.close();
    }

    @Nested
    class Identify {

        @Test
        void sends_what_was_typed_and_prints_the_id() {
            product.on("POST /api/v1/incidents", Reply.json(201, "{\"id\": \"inc_1\"}"));

            int exitCode = shell.run(
                    "identify",
                    "Sign-in fails",
                    "We are looking into it.",
                    "-c",
                    "cmp_1=partial_outage",
                    "-s",
                    "identified",
                    "-n",
                    "30",
                    "--impact=major",
                    "--scope=Europe",
                    "--internal",
                    "--at=2026-01-31T09:43:00+01:00",
                    "--started-at=2026-01-31T09:00:00Z");

            assertThat(exitCode).isZero();
            assertThat(shell.out()).isEqualToIgnoringNewLines("Identified inc_1");
            assertThat(sent()).isEqualTo(json("""
                    {"title": "Sign-in fails", "status": "identified", "message": "We are looking into it.",
                     "components": [{"id": "cmp_1", "status": "partial_outage"}], "nextUpdateInMinutes": 30,
                     "impact": "major", "scope": "Europe", "audience": "internal",
                     "occurredAt": "2026-01-31T09:43:00+01:00", "startedAt": "2026-01-31T09:00:00Z"}"""));
        }

        @Test
        void investigates_unless_said_otherwise_and_says_nothing_that_was_not_typed() {
            product.on("POST /api/v1/incidents", Reply.json(201, "{\"id\": \"inc_1\"}"));

            shell.run("identify", "Sign-in fails", "We are looking into it.");

            assertThat(sent()).isEqualTo(json("""
                    {"title": "Sign-in fails", "status": "investigating", "message": "We are looking into it."}"""));
        }

        @Test
        void publishes_no_file_for_a_message_that_begins_with_an_at_sign(@TempDir Path folder) throws IOException {
            product.on("POST /api/v1/incidents", Reply.json(201, "{\"id\": \"inc_1\"}"));
            var message = "@" + Files.writeString(folder.resolve("here"), "secret");

            shell.run("identify", "Sign-in fails", message);

            assertThat(sent().path("message").asString()).isEqualTo(message);
        }

        @Test
        void reads_its_message_from_standard_input() {
            product.on("POST /api/v1/incidents", Reply.json(201, "{\"id\": \"inc_1\"}"));

            shell.reading("Störung\nin zwei Zeilen\n").run("identify", "Sign-in fails", "-");

            assertThat(sent().path("message").asString()).isEqualTo("Störung\nin zwei Zeilen");
        }

        @Test
        void sends_nothing_when_standard_input_is_no_text() {
            int exitCode = shell.reading("Störung".getBytes(StandardCharsets.ISO_8859_1))
                    .run("identify", "Sign-in fails", "-");

            assertThat(exitCode).isEqualTo(2);
            assertThat(shell.err()).contains("Standard input is no text in UTF-8");
            assertThat(product.received()).isEmpty();
        }

        @Test
        void sends_nothing_when_standard_input_has_no_end() {
            int exitCode = shell.reading(new byte[256 * 1024 + 1]).run("identify", "Sign-in fails", "-");

            assertThat(exitCode).isEqualTo(2);
            assertThat(shell.err()).contains("longer than 262144 bytes");
            assertThat(product.received()).isEmpty();
        }
    }

    @Nested
    class Resolve {

        @Test
        void resolves_the_only_open_incident() {
            product.on(OPEN, open("inc_1"))
                    .on("POST /api/v1/incidents/inc_1/resolution", Reply.json(201, "{\"id\": \"inc_1\"}"));

            assertThat(shell.run("resolve", "Everybody can sign in again.")).isZero();
            assertThat(shell.out()).isEqualToIgnoringNewLines("Resolved inc_1  Sign-in fails");
            assertThat(sent()).isEqualTo(json("{\"message\": \"Everybody can sign in again.\"}"));
        }

        @Test
        void is_refused_when_none_is_open() {
            product.on(OPEN, open());

            assertThat(shell.run("resolve", "Everybody can sign in again.")).isEqualTo(1);
            assertThat(shell.err()).contains("No incident is open", "NO_OPEN_INCIDENT");
        }

        @Test
        void lists_the_open_ones_when_there_are_several() {
            product.on(OPEN, open("inc_1", "inc_2"));

            assertThat(shell.run("resolve", "Everybody can sign in again.")).isEqualTo(2);
            assertThat(shell.err()).contains("say which by -i", "inc_1", "inc_2");
            assertThat(product.received()).hasSize(1);
        }

        @Test
        void means_the_only_public_one_beside_those_that_alerts_opened() {
            product.on(OPEN, page("null", internal("inc_1"), told("inc_2"), internal("inc_3")))
                    .on("POST /api/v1/incidents/inc_2/resolution", Reply.json(201, "{\"id\": \"inc_2\"}"));

            assertThat(shell.run("resolve", "Everybody can sign in again.")).isZero();
            assertThat(shell.out()).contains("Resolved inc_2");
        }

        @Test
        void means_the_internal_one_where_it_alone_is_open() {
            product.on(OPEN, page("null", internal("inc_1")))
                    .on("POST /api/v1/incidents/inc_1/resolution", Reply.json(201, "{\"id\": \"inc_1\"}"));

            assertThat(shell.run("resolve", "Fixed")).isZero();
        }

        @Test
        void guesses_none_of_several_internal_ones() {
            product.on(OPEN, page("null", internal("inc_1"), internal("inc_2")));

            assertThat(shell.run("resolve", "Fixed")).isEqualTo(2);
            assertThat(shell.err()).contains("inc_2  investigating  Sign-in fails  (internal)");
        }

        @Test
        void guesses_none_while_it_has_not_seen_all() {
            product.on(OPEN, page("\"more\"", told("inc_1"), internal("inc_2")));

            assertThat(shell.run("resolve", "Fixed")).isEqualTo(2);
            assertThat(product.received()).hasSize(1);
        }

        @Test
        void lists_the_public_ones_first_and_says_how_many_it_does_not_list() {
            var incidents = new ArrayList<ObjectNode>();
            IntStream.rangeClosed(1, 23).mapToObj(number -> internal("inc_i" + number)).forEach(incidents::add);
            incidents.add(told("inc_1"));
            incidents.add(told("inc_2"));
            product.on(OPEN, page("null", incidents.toArray(ObjectNode[]::new)));

            assertThat(shell.run("resolve", "Fixed")).isEqualTo(2);
            assertThat(shell.err())
                    .contains("  1  inc_1  ", "  2  inc_2  ", "  20  inc_i18  ")
                    .doesNotContain("inc_i19")
                    .contains("  and 5 more: ledger incidents list --open");
        }

        @Test
        void asks_a_person_which_one() {
            product.on(OPEN, open("inc_1", "inc_2"))
                    .on("POST /api/v1/incidents/inc_2/resolution", Reply.json(201, "{\"id\": \"inc_2\"}"));

            assertThat(shell.atATerminal().reading("2\n").run("resolve", "Fixed"))
                    .isZero();
            assertThat(shell.out()).contains("Resolved inc_2");
        }

        @Test
        void does_nothing_when_the_person_names_none_of_them() {
            product.on(OPEN, open("inc_1", "inc_2"));

            assertThat(shell.atATerminal().reading("3\n").run("resolve", "Fixed"))
                    .isEqualTo(2);
            assertThat(product.received()).hasSize(1);
        }

        @Test
        void asks_no_person_for_the_sake_of_a_program() {
            product.on(OPEN, open("inc_1", "inc_2"));

            assertThat(shell.atATerminal().reading("2\n").run("resolve", "Fixed", "--json"))
                    .isEqualTo(2);
        }

        @Test
        void takes_an_id_as_a_name_and_never_as_a_path() {
            shell.run("resolve", "Fixed", "-i", "../components?x");

            assertThat(product.last().request()).isEqualTo("POST /api/v1/incidents/..%2Fcomponents%3Fx/resolution");
        }
    }

    @Nested
    class Update {

        @Test
        void goes_to_the_incident_that_is_named() {
            product.on("POST /api/v1/incidents/inc_7/updates", Reply.json(201, "{\"id\": \"inc_7\"}"));

            assertThat(shell.run("update", "The fix is out.", "-i", "inc_7", "-s", "monitoring", "-n", "15"))
                    .isZero();
            assertThat(sent()).isEqualTo(json("""
                    {"message": "The fix is out.", "status": "monitoring", "nextUpdateInMinutes": 15}"""));
        }

        @Test
        void leaves_resolving_to_the_command_for_it() {
            assertThat(shell.run("update", "Fixed", "-i", "inc_7", "--status", "resolved"))
                    .isEqualTo(2);
            assertThat(shell.err())
                    .isEqualToIgnoringNewLines("ledger: No update resolves an incident; use ledger resolve (WRONG_USAGE)");
            assertThat(product.received()).isEmpty();
        }
    }

    @Nested
    class Components {

        @Test
        void are_found_by_name_and_by_group_and_name() {
            catalogue();
            product.on("POST /api/v1/incidents", Reply.json(201, "{\"id\": \"inc_1\"}"));

            shell.run(
                    "identify",
                    "T",
                    "M",
                    "-c",
                    "Sign-in=major_outage",
                    "-c",
                    "US/Mail=partial_outage",
                    "-c",
                    "a=b=operational");

            assertThat(sent().path("components")).isEqualTo(json("""
                    [{"id": "cmp_1", "status": "major_outage"}, {"id": "cmp_3", "status": "partial_outage"},
                     {"id": "cmp_4", "status": "operational"}]"""));
        }

        @Test
        void are_asked_for_again_where_a_name_means_two() {
            catalogue();

            assertThat(shell.run("identify", "T", "M", "-c", "Mail=major_outage"))
                    .isEqualTo(1);
            assertThat(shell.err()).contains("'Mail' may be 'EU/Mail', 'US/Mail'", "AMBIGUOUS_COMPONENT");
        }

        @Test
        void are_named_where_one_is_unknown_or_retired() {
            catalogue();

            assertThat(shell.run("identify", "T", "M", "-c", "Old=major_outage"))
                    .isEqualTo(1);
            assertThat(shell.err())
                    .contains("There is no component 'Old'; there are 'Sign-in', 'EU/Mail', 'US/Mail', 'a=b'");
        }

        private void catalogue() {
            product.on("GET /api/v1/components", Reply.json(200, """
                            {"components": [
                              {"id": "cmp_1", "name": "Sign-in", "groupId": null, "retired": false},
                              {"id": "cmp_2", "name": "Mail", "groupId": "grp_1", "retired": false},
                              {"id": "cmp_3", "name": "Mail", "groupId": "grp_2", "retired": false},
                              {"id": "cmp_4", "name": "a=b", "groupId": null, "retired": false},
                              {"id": "cmp_5", "name": "Old", "groupId": null, "retired": true}]}"""))
                    .on("GET /api/v1/component-groups", Reply.json(200, """
                            {"groups": [{"id": "grp_1", "name": "EU", "retired": false},
                                        {"id": "grp_2", "name": "US", "retired": false}]}"""));
        }
    }

    private JsonNode sent() {
        return json(product.last().body());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static Reply open(String... ids) {
        return page("null", Stream.of(ids).map(IncidentCommandsTest::told).toArray(ObjectNode[]::new));
    }

    /** @param next the cursor as JSON */
    private static Reply page(String next, ObjectNode... incidents) {
        return Reply.json(200, "{\"incidents\": %s, \"next\": %s}".formatted(List.of(incidents), next));
    }

    private static ObjectNode told(String id) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("id", id)
                .put("status", "investigating")
                .put("title", "Sign-in fails")
                .put("audience", "public");
    }

    private static ObjectNode internal(String id) {
        return told(id).put("audience", "internal");
    }
}
