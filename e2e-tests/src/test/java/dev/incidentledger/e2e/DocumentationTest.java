package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents say can be found is there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DocumentationTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern TABLE_PATH = Pattern.compile("(?m)^\\| [^|]+ \\| `([^`]+)` \\|$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)");
    private static final Pattern PROPERTY =
            Pattern.compile("(?:\\$\\{|name = \"|ConfigurationProperties\\(\")(ledger\\.[a-z.-]+)");

    @Test
    void every_path_of_the_where_is_table_exists() throws IOException {
        var readme = Files.readString(ROOT.resolve("README.md"));
        var table = readme.substring(readme.indexOf("## Where is"), readme.indexOf("## Not there yet"));

        assertThat(TABLE_PATH.matcher(table).results().map(match -> ROOT.resolve(match.group(1))))
                .hasSizeGreaterThan(10)
                .allSatisfy(path -> assertThat(path).exists());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "CONTRIBUTING.md",
                "docs/operations.md",
                "docs/reliability.md",
                "docs/glossary.md",
                "docs/analytics.md"
            })
    void every_link_leads_somewhere(String document) throws IOException {
        var file = ROOT.resolve(document);

        assertThat(LINK.matcher(Files.readString(file)).results().map(match -> match.group(1)))
                .allSatisfy(link -> assertThat(file.resolveSibling(link)).exists());
    }

    @Test
    void the_readme_is_short_enough_to_be_read() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThan(140);
    }

    @Test
    void every_property_is_documented() throws IOException {
        assertThat(Files.readString(ROOT.resolve("docs/operations.md"))).contains(properties());
    }

    @Test
    void every_test_that_reliability_names_exists() throws IOException {
        var tests = new TreeSet<String>();
        Pattern.compile("`(\\w+Test)`")
                .matcher(Files.readString(ROOT.resolve("docs/reliability.md")))
                .results()
                .forEach(match -> tests.add(match.group(1) + ".java"));

        assertThat(sources("src/test/java").map(file -> file.getFileName().toString()))
                .containsAll(tests);
    }

    private static Set<String> properties() throws IOException {
        var properties = new TreeSet<String>();
        for (var source : sources("src/main/java").toList()) {
            PROPERTY.matcher(Files.readString(source)).results().forEach(match -> properties.add(match.group(1)));
        }
        return properties;
    }

    private static Stream<Path> sources(String folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (var modules = Files.list(ROOT)) {
            for (var module : modules.map(path -> path.resolve(folder))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (var files = Files.walk(module)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
                }
            }
        }
        return all.stream();
    }
}
