package dev.incidentledger.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SourceReaderTest {

    @Test
    void finds_the_objects_of_an_answer_of_the_api() throws IOException {
        assertThat(read("""
                {"page": {"id": "p"},
                 "components": [{"id": "c1"}, {"id": "c2"}],
                 "incidents": [{"id": "i1"}],
                 "scheduled_maintenances": [{"id": "m1"}],
                 "status": {"indicator": "none"}}
                """)).containsExactly("3 i1", "4 m1", "2 c1", "2 c2");
    }

    @Test
    void finds_one_incident_with_the_components_that_are_a_part_of_it() throws IOException {
        assertThat(read("{\"components\": [{\"id\": \"c1\"}], \"id\": \"i1\"}")).containsExactly("1 i1");
        assertThat(read("{\"page\": {\"id\": \"p\"}, \"incident\": {\"id\": \"i1\"}}"))
                .containsExactly("1 i1");
        assertThat(read("{\"id\": \"g1\", \"group\": true, \"components\": [\"c1\"]}"))
                .containsExactly("1 g1");
    }

    @Test
    void finds_the_objects_of_a_list_and_of_lines() throws IOException {
        assertThat(read("[{\"id\": \"i1\"},\n{\"id\": \"i2\"}]")).containsExactly("1 i1", "2 i2");
        assertThat(read("{\"id\": \"i1\"}\n\r\n{\"id\": \"i2\"}")).containsExactly("1 i1", "3 i2");
    }

    @Test
    void goes_on_behind_a_broken_line() throws IOException {
        assertThat(read("{\"id\": \"i1\"}\n{\"id\": \n{\"id\": \"i3\"}"))
                .containsExactly("1 i1", "2 MALFORMED_JSON", "3 i3");
    }

    @Test
    void goes_on_behind_a_broken_element() throws IOException {
        assertThat(read("""
                {"incidents": [
                {"id": "i1", "id": "i2"},
                {"id": "\\u0000"},
                {"id": "\\udc00"},
                7,
                {"id": %s},
                {"id": "%s"},
                {"id": "i3"}]}
                """.formatted("[".repeat(100) + "]".repeat(100), "x".repeat(3_000_000))))
                .containsExactly(
                        "2 DUPLICATE_KEY",
                        "3 CONTROL_CHARACTER",
                        "4 LONE_SURROGATE",
                        "5 WRONG_TYPE",
                        "6 TOO_DEEP",
                        "7 TOO_LARGE",
                        "8 i3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": i2}",
                "{\"id\": \"i2\",, \"name\": [}",
                "{\"id\" \"i2\", \"name\": \"a ] } , b\"}",
                "{\"id\": \"i2}",
                "{\"id\": [\"i2\"}",
                "{\"id\": \"\\x\\\"]\"}",
                "oops",
                "'i2'",
                "",
                "{\"id\": \"i2\"} {\"id\": \"i2\"}"
            })
    void goes_on_behind_an_element_that_is_no_json(String broken) throws IOException {
        var elements = "\n{\"id\": \"i1\"},\n%s\n,{\"id\": \"i3\"},\n{\"id\": \"i4\"}".formatted(broken);
        var expected = new ArrayList<>(List.of("2 i1", "3 MALFORMED_JSON", "4 i3", "5 i4"));
        if (broken.startsWith("{\"id\": \"i2\"} ")) {
            expected.add(1, "3 i2");
        }
        if (broken.isEmpty()) {
            expected.set(1, "4 MALFORMED_JSON");
        }

        assertThat(read("[%s]".formatted(elements))).containsExactlyElementsOf(expected);
        assertThat(read("{\"incidents\": [%s],\n \"scheduled_maintenances\": [{\"id\": \"m1\"}]}".formatted(elements)))
                .startsWith(expected.toArray(String[]::new))
                .endsWith("6 m1");
        assertThat(read("{\"components\": [%s], \"page\": {\"id\": \"p\"}}".formatted(elements)))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void goes_on_behind_many_broken_elements_and_at_the_end_of_a_list() throws IOException {
        assertThat(read("[{\"id\": }, {\"id\": \"i2\"}, {[}, {\"id\": \"i4\"}, {\"id\": ]"))
                .containsExactly("1 MALFORMED_JSON", "1 i2", "1 MALFORMED_JSON", "1 i4", "1 MALFORMED_JSON");
    }

    @Test
    void an_incident_with_a_broken_part_is_broken() throws IOException {
        assertThat(read("{\"id\": \"i1\", \"components\": [{\"id\": }]}")).containsExactly("1 MALFORMED_JSON");
    }

    @Test
    void what_was_found_before_a_document_breaks_off_is_kept() throws IOException {
        assertThat(read("{\"components\": [{\"id\": \"c1\"}],\n\"page\": {]}"))
                .containsExactly("1 c1", "2 MALFORMED_JSON");
    }

    @Test
    void says_up_to_which_line_nothing_was_read() throws IOException {
        var reasons = new ArrayList<String>();
        var file = "[{\"id\": \"i1\",\n\"b\": {\"c\": ,\n{\"id\": \"i2\"}\n]";
        SourceReader.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), new SourceReader.Found() {
            @Override
            public void object(int line, ObjectNode object) {
                throw new AssertionError(object);
            }

            @Override
            public void broken(int line, Malformed problem) {
                reasons.add(line + ": " + problem.reason());
            }
        });

        assertThat(reasons).containsExactly("2: This is not JSON; what stands up to line 4 was not read.");
    }

    @Test
    void tells_where_a_document_breaks_off() throws IOException {
        assertThat(read("{\"incidents\": [{\"id\": \"i1\"},\n{\"id\"")).containsExactly("1 i1", "2 MALFORMED_JSON");
        assertThat(read("[".repeat(5_000))).containsExactly("1 TOO_COMPLEX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5b7b226964223a22ff227d5d", "0000fffe", "00000041ffffffff", "fffe5b00", "ef"})
    void reports_bytes_that_are_no_text(String bytes) throws IOException {
        assertThat(read(HexFormat.of().parseHex(bytes))).hasSize(1).noneMatch(found -> found.endsWith("i1"));
    }

    @Test
    void refuses_what_holds_nothing_to_import() throws IOException {
        assertThat(read("{\"page\": {}}")).containsExactly("1 NOTHING_TO_IMPORT");
        assertThat(read("7")).containsExactly("1 WRONG_TYPE");
        assertThat(read("")).isEmpty();
    }

    private static List<String> read(String file) throws IOException {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> read(byte[] file) throws IOException {
        var found = new ArrayList<String>();
        SourceReader.read(new ByteArrayInputStream(file), new SourceReader.Found() {
            @Override
            public void object(int line, ObjectNode object) {
                found.add(line + " " + object.path("id").asString());
            }

            @Override
            public void broken(int line, Malformed problem) {
                found.add(line + " " + problem.code());
            }
        });
        return found;
    }
}
