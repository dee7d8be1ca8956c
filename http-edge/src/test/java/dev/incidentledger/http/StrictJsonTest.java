package dev.incidentledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest extends ServerTest {

    private static final String SOME_ID = "cmp_01arz3ndektsv4rrffq69g5fav";

    static final List<Arguments> REFUSED = List.of(
            Arguments.of("UNKNOWN_FIELD", "/titel", "{'title':'a','titel':'b'}"),
            Arguments.of("UNKNOWN_FIELD", "/parts/0/na~1m~0e", "{'title':'a','parts':[{'na/m~e':1}]}"),
            Arguments.of("DUPLICATE_KEY", "/title", "{'title':'a','title':'a'}"),
            Arguments.of("DUPLICATE_KEY", "/parts/1/id", "{'parts':[{},{'id':null,'id':null}]}"),
            Arguments.of("WRONG_TYPE", "/title", "{'title':1}"),
            Arguments.of("WRONG_TYPE", "/title", "{'title':true}"),
            Arguments.of("WRONG_TYPE", "/title", "{'title':['a']}"),
            Arguments.of("WRONG_TYPE", "/title", "{'title':{}}"),
            Arguments.of("WRONG_TYPE", "/count", "{'count':'1'}"),
            Arguments.of("WRONG_TYPE", "/count", "{'count':''}"),
            Arguments.of("WRONG_TYPE", "/count", "{'count':1.0}"),
            Arguments.of("WRONG_TYPE", "/count", "{'count':1e0}"),
            Arguments.of("WRONG_TYPE", "/count", "{'count':true}"),
            Arguments.of("WRONG_TYPE", "/count", "{'count':99999999999}"),
            Arguments.of("WRONG_TYPE", "/flag", "{'flag':1}"),
            Arguments.of("WRONG_TYPE", "/flag", "{'flag':'true'}"),
            Arguments.of("WRONG_TYPE", "/parts", "{'parts':{}}"),
            Arguments.of("WRONG_TYPE", "/parts", "{'parts':''}"),
            Arguments.of("WRONG_TYPE", "/parts/0", "{'parts':['cmp']}"),
            Arguments.of("WRONG_TYPE", "/parts/0", "{'parts':[[]]}"),
            Arguments.of("WRONG_TYPE", "/note", "{'note':5}"),
            Arguments.of("WRONG_TYPE", "", "[]"),
            Arguments.of("WRONG_TYPE", "", "[{}]"),
            Arguments.of("WRONG_TYPE", "", "'text'"),
            Arguments.of("WRONG_TYPE", "", "''"),
            Arguments.of("WRONG_TYPE", "", "1"),
            Arguments.of("WRONG_TYPE", "", "null"),
            Arguments.of("UNKNOWN_VALUE", "/parts/0/status", "{'parts':[{'status':1}]}"),
            Arguments.of("UNKNOWN_VALUE", "/parts/0/status", "{'parts':[{'status':'MAJOR_OUTAGE'}]}"),
            Arguments.of("UNKNOWN_VALUE", "/parts/0/status", "{'parts':[{'status':''}]}"),
            Arguments.of("UNKNOWN_VALUE", "/parts/0/status", "{'parts':[{'status':'broken'}]}"),
            Arguments.of("INVALID_ID", "/parts/0/id", "{'parts':[{'id':'cmp_1'}]}"),
            Arguments.of("INVALID_ID", "/parts/0/id", "{'parts':[{'id':''}]}"),
            Arguments.of("WRONG_TYPE", "/parts/0/id", "{'parts':[{'id':1}]}"),
            Arguments.of("NULL", "/parts/1", "{'title':'a','parts':[{},null]}"),
            Arguments.of("REQUIRED", "/parts/0/id", "{'title':'a','parts':[{}]}"),
            Arguments.of("REQUIRED", "/title", "{}"),
            Arguments.of("NULL", "/title", "{'title':null}"),
            Arguments.of("NULL", "/count", "{'count':null}"),
            Arguments.of("NULL", "/at", "{'at':null}"),
            Arguments.of("NULL", "/parts/0/id", "{'parts':[{'id':null}]}"),
            Arguments.of("INVALID_TIME", "/at", "{'at':1735689600}"),
            Arguments.of("INVALID_TIME", "/at", "{'at':1735689600.5}"),
            Arguments.of("INVALID_TIME", "/at", "{'at':['2026-01-01T00:00:00Z']}"),
            Arguments.of("INVALID_TIME", "/at", "{'at':{}}"),
            Arguments.of("INVALID_TIME", "/at", "{'at':'1735689600'}"),
            Arguments.of("INVALID_TIME", "/at", "{'at':'2026-01-01T00:00:00'}"),
            Arguments.of("INVALID_DATE", "/day", "{'day':'2026-01-01T00:00:00'}"),
            Arguments.of("INVALID_DATE", "/day", "{'day':'2026-02-30'}"),
            Arguments.of("INVALID_DATE", "/day", "{'day':'2200-01-01'}"),
            Arguments.of("INVALID_DATE", "/day", "{'day':[2026,1,1]}"),
            Arguments.of("CONTROL_CHARACTER", "/title", "{'title':'a\\u0000'}"),
            Arguments.of("CONTROL_CHARACTER", "/title", "{'title':'a\\u0007b'}"),
            Arguments.of("CONTROL_CHARACTER", "/title", "{'title':'a\\r\\nb'}"),
            Arguments.of("CONTROL_CHARACTER", "/title", "{'title':'a\\u007f'}"),
            Arguments.of("CONTROL_CHARACTER", "/title", "{'title':'a\\u0085'}"),
            Arguments.of("CONTROL_CHARACTER", "/title", "{'title':'\\u009b31mRED'}"),
            Arguments.of("CONTROL_CHARACTER", "/a\u0001", "{'a\\u0001':1}"),
            Arguments.of("LONE_SURROGATE", "/title", "{'title':'\\ud83d'}"),
            Arguments.of("LONE_SURROGATE", "/title", "{'title':'\\ud83dx'}"),
            Arguments.of("LONE_SURROGATE", "/title", "{'title':'\\ude00\\ud83d'}"),
            Arguments.of("TRAILING_TOKENS", "", "{'title':'a'} {}"),
            Arguments.of("TRAILING_TOKENS", "", "{'title':'a'} 1"),
            Arguments.of("MALFORMED_JSON", "", "{'title':'a'} }"),
            Arguments.of("MALFORMED_JSON", "/title", "{'title':'a"),
            Arguments.of("MALFORMED_JSON", "/title", "{'title':'a\nb'}"),
            Arguments.of("MALFORMED_JSON", "/title", "{'title':'\\x'}"),
            Arguments.of("MALFORMED_JSON", "/count", "{'count':NaN}"),
            Arguments.of("MALFORMED_JSON", "/count", "{'count':01}"),
            Arguments.of("MALFORMED_JSON", "/count", "{'count':1,}"),
            Arguments.of("MALFORMED_JSON", "", "{title:'a'}"),
            Arguments.of("MALFORMED_JSON", "", "// a comment\n{}"),
            Arguments.of("MALFORMED_JSON", "", " "),
            Arguments.of("MALFORMED_JSON", "", "\ufeff{}"),
            Arguments.of("TOO_COMPLEX", "/0".repeat(64), "[".repeat(65) + "]".repeat(65)),
            Arguments.of("TOO_COMPLEX", "/count", "{'count':" + "1".repeat(2000) + "}"));

    @ParameterizedTest
    @FieldSource("REFUSED")
    void a_body_of_the_wrong_shape_is_refused_with_a_pointer(String code, String pointer, String body)
            throws Exception {
        var response = post(body.replace('\'', '"'));

        var problem = problem(response, 400, "MALFORMED_BODY");
        assertThat(problem.at("/errors/0/code").asString()).as(response.body()).isEqualTo(code);
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(response.body()).doesNotContain("java", "jackson", "dev.incidentledger", "line:", "column");
    }

    @Test
    void a_good_body_is_read_as_it_is() throws Exception {
        var response = post("""
                {"title":"a\\tb\\n\\ud83d\\ude00","count":7,"flag":false,"at":"2026-01-31T09:43:00.1234569+02:00",
                 "day":"2026-01-31","parts":[{"id":"%s","status":"major_outage"}],"note":null}""".formatted(SOME_ID));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body())
                .contains("at=2026-01-31T07:43:00.123456Z", "status=MAJOR_OUTAGE", "note=Sent[value=null]", "😀");
    }

    @Test
    void a_field_that_was_not_sent_is_told_from_one_sent_as_null() throws Exception {
        assertThat(post("{\"title\":\"a\"}").body()).contains("note=null");
        assertThat(post("{\"title\":\"a\",\"note\":null}").body()).contains("note=Sent[value=null]");
        assertThat(post("{\"title\":\"a\",\"note\":\"b\"}").body()).contains("note=Sent[value=b]");
    }

    @Test
    void nesting_of_64_levels_is_read() throws Exception {
        var problem = problem(post("[".repeat(64) + "]".repeat(64)), 400, "MALFORMED_BODY");

        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("WRONG_TYPE");
    }

    @Test
    void bytes_that_are_no_utf8_are_pointed_at() throws Exception {
        for (var bytes : new String[] {"\u00ff", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00f4\u0090\u0080\u0080"}) {
            var body = "{\"count\":1,\"title\":\"a%s\"}".formatted(bytes).getBytes(StandardCharsets.ISO_8859_1);

            var problem = problem(post(BodyPublishers.ofByteArray(body)), 400, "MALFORMED_BODY");
            assertThat(problem.at("/errors/0/code").asString()).isEqualTo("INVALID_UTF8");
            assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/title");
        }
    }

    @Test
    void what_is_out_of_bounds_is_told_all_at_once() throws Exception {
        var problem = problem(post("{\"title\":\" \\n\",\"count\":0}"), 422, "INVALID_FIELDS");

        assertThat(problem.path("errors").findValuesAsString("code")).containsExactly("BLANK", "OUT_OF_RANGE");
        assertThat(problem.path("errors").findValuesAsString("pointer")).containsExactly("/title", "/count");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\\t\\n",
                "\u200b",
                "\u202e\u200b",
                "\u2028\u2029",
                "\u00a0\ufeff",
                "\ufe0f",
                "\udb40\udd00",
                "\u3164"
            })
    void a_text_that_shows_nothing_is_blank(String title) throws Exception {
        var problem = problem(post("{\"title\":\"%s\"}".formatted(title)), 422, "INVALID_FIELDS");

        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("BLANK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202eabc", "\u26a0\ufe0f", "a\u200db", "\u0627\u0644", "\u200b."})
    void what_shapes_a_visible_text_is_kept(String title) throws Exception {
        assertThat(post("{\"title\":\"%s\",\"name\":\"%s\"}".formatted(title, title))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\nb", "a\\tb", "a\\n", "a\u2028b", "a\u2029"})
    void a_name_is_one_line(String name) throws Exception {
        var problem = problem(post("{\"title\":\"a\",\"name\":\"%s\"}".formatted(name)), 422, "INVALID_FIELDS");

        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("LINE_BREAK");
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/name");
    }

    @Test
    void length_is_counted_in_code_points() throws Exception {
        assertThat(post("{\"title\":\"%s\"}".formatted("😀".repeat(10))).statusCode())
                .isEqualTo(200);

        var problem = problem(post("{\"title\":\"%s\"}".formatted("😀".repeat(11))), 422, "INVALID_FIELDS");
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org", "http://[::1]:8080/a?b=c#d", "https://example.org/%20"})
    void a_link_to_the_web_is_read(String link) throws Exception {
        assertThat(post("{\"title\":\"a\",\"link\":\"%s\"}".formatted(link)).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "//example.org",
                "javascript:alert(1)",
                "https://",
                "https:///a",
                "https://a b"
            })
    void any_other_link_is_refused(String link) throws Exception {
        var problem = problem(post("{\"title\":\"a\",\"link\":\"%s\"}".formatted(link)), 422, "INVALID_FIELDS");

        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("INVALID_LINK");
    }

    @Test
    void a_list_may_be_too_long() throws Exception {
        var problem = problem(post("{\"title\":\"a\",\"parts\":[{},{},{},{}]}"), 422, "INVALID_FIELDS");

        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("TOO_MANY");
    }

    @Test
    void a_body_of_256_kib_is_read_and_one_byte_more_is_not() throws Exception {
        var body = "{\"title\":\"a\"}";
        var largest = body + " ".repeat(256 * 1024 - body.length());

        assertThat(post(largest).statusCode()).isEqualTo(200);
        problem(post(largest + " "), 413, "BODY_TOO_LARGE");
    }

    @Test
    void a_large_body_is_refused_also_when_it_does_not_tell_its_length() throws Exception {
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[256 * 1024 + 1]));

        problem(post(chunked), 413, "BODY_TOO_LARGE");
    }

    @Test
    void an_optional_body_may_be_absent() throws Exception {
        var none = send(asOperator("/samples/optional").POST(BodyPublishers.noBody()));

        assertThat(none.body()).isEqualTo("{\"sent\":false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"title\":1}", "{", "{}"})
    void an_optional_body_is_read_as_strictly(String body) throws Exception {
        var response = send(asOperator("/samples/optional")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));

        problem(response, 400, "MALFORMED_BODY");
    }
}
