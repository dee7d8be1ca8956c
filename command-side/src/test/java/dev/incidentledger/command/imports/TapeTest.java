package dev.incidentledger.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TapeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a": oops}, {"b": 1}]   | {"b": 1}]
            {"a": [1, 2}, {"b": 1}]  | {"b": 1}]
            {"a": "], "}, {"b": 1}]  | {"b": 1}]
            {"a": "\\"], "}, 7]    | 7]
            [[}, 1], 2], 3]          | 3]
            oops]                    | ]
            """)
    void passes_over_one_element(String list, String rest) throws IOException {
        var tape = new Tape(new StringReader(list));
        tape.markAt(0);

        assertThat(tape.replaceElement("")).isZero();
        assertThat(read(tape).strip()).isEqualTo(rest);
    }

    @Test
    void takes_a_quote_without_its_like_in_the_line_for_nothing() throws IOException {
        var tape = new Tape(new StringReader("{\"a: \\\"x\\\" 1\n}, 2]"));
        tape.markAt(0);

        assertThat(tape.replaceElement("")).isEqualTo(1);
        assertThat(read(tape).strip()).isEqualTo("2]");
    }

    /** Hours, if each bracket or quote were looked for among all before it. */
    @Test
    @Timeout(60)
    void takes_no_longer_for_brackets_and_quotes_than_for_anything_else() throws IOException {
        for (var hostile : new String[] {"[".repeat(3_000_000) + "}".repeat(3_000_000), "\\\"".repeat(3_000_000)}) {
            var tape = new Tape(new StringReader("{\"" + hostile + "\n}, 2]"));
            tape.markAt(0);

            assertThat(tape.replaceElement("")).isIn(-1, 1);
        }
    }

    private static String read(Tape tape) throws IOException {
        var rest = new StringBuilder();
        var buffer = new char[100];
        for (int count = tape.read(buffer, 0, 100); count > 0; count = tape.read(buffer, 0, 100)) {
            rest.append(buffer, 0, count);
        }
        return rest.toString();
    }
}
