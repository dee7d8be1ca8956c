package dev.incidentledger.query.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TemplatesTest {

    private static final Path FOLDER = Path.of("src/main/jte");

    /** Names of formats are the same in every language. */
    private static final Set<String> NAMES = Set.of("Markdown", "JSON");

    private static final Pattern DIRECTIVE =
            Pattern.compile("(?m)^@(?:import|param) .*$|^!\\{.*}$|@(?:endif|endfor|else(?!if))");

    private static final Pattern CALL = Pattern.compile("@(?:if|elseif|for|template\\.\\w+)\\(");
    private static final Pattern SPOKEN_ATTRIBUTE =
            Pattern.compile("(?:title|aria-label|alt|content)=\"(?!\\$|#|noindex|width|light)[^\"]*\"");
    private static final Pattern TAG = Pattern.compile("<code>.*?</code>|<[^<>]*>");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void hold_no_words_of_their_own(Path template) throws IOException {
        var source = Files.readString(template);

        assertThat(words(source)).isSubsetOf(NAMES);
        assertThat(SPOKEN_ATTRIBUTE.matcher(source).results().map(found -> found.group()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void let_nothing_past_the_escaping_but_cleaned_markdown(Path template) throws IOException {
        assertThat(Files.readString(template).replace("$unsafe{CleanHtml.of(", ""))
                .doesNotContain("$unsafe");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void bring_no_script_and_no_style_inline(Path template) throws IOException {
        assertThat(Files.readString(template))
                .doesNotContain("style=", "<style")
                .doesNotContainPattern("<script>|\\son\\w+=");
    }

    private static List<String> words(String source) {
        var directed = DIRECTIVE.matcher(source).replaceAll(" ");
        var called = withoutGroups(CALL.matcher(directed).replaceAll("@("), "@(", '(', ')');
        var said = withoutGroups(withoutGroups(called, "$unsafe{", '{', '}'), "${", '{', '}');
        return WORD.matcher(TAG.matcher(said).replaceAll(" "))
                .results()
                .map(found -> found.group())
                .toList();
    }

    /** Without what stands in brackets behind {@code start}; markup given to another template stays. */
    private static String withoutGroups(String source, String start, char opening, char closing) {
        var rest = new StringBuilder();
        int at = 0;
        for (int from = source.indexOf(start); from >= 0; from = source.indexOf(start, at)) {
            rest.append(source, at, from);
            int depth = 0;
            int end = from + start.length() - 1;
            int content = source.indexOf("content = @`", end);
            do {
                char next = source.charAt(end++);
                depth += next == opening ? 1 : next == closing ? -1 : 0;
                if (start.equals("@(") && end == content) {
                    break;
                }
            } while (depth > 0);
            at = end == content ? content + "content = @`".length() : end;
        }
        return rest.append(source.substring(at)).toString();
    }
}
