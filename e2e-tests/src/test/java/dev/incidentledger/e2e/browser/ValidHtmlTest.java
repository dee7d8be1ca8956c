package dev.incidentledger.e2e.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.e2e.Npm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The Nu checker has nothing to say. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ValidHtmlTest {

    private static final Path PAGES = Path.of("target/pages");

    /** Operators write in their own language, whichever the page is read in. */
    private static final String GUESS = ".*This document appears to be written in .*";

    @Test
    void every_page_is_valid_in_every_language() throws IOException, InterruptedException {
        var checker = Npm.installed().folder().resolve("node_modules/vnu-jar/build/dist/vnu.jar");
        Files.createDirectories(PAGES);
        var pages = Stream.of(Site.NOTHING, Site.ONE, Site.FORTY)
                .flatMap(site -> site.pages().keySet().stream()
                        .flatMap(page -> Stream.of("en", "de").map(language -> written(site, page, language))))
                .map(Path::toString)
                .toList();

        assertThat(complaints(checker, pages)).isEmpty();
    }

    private static Path written(Site site, String name, String language) {
        var path = site.pages().get(name) + "?lang=" + language;
        var file = PAGES.resolve("%s-%s-%s.html".formatted(site, name, language));
        try {
            var asked = site.admin().request(path).header("Accept", "text/html").GET();
            return Files.writeString(file, site.admin().probe(asked).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> complaints(Path checker, List<String> pages) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(
                List.of(java, "-jar", checker.toString(), "--stdout", "--exit-zero-always", "--filterpattern", GUESS));
        command.addAll(pages);
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = process.inputReader(UTF_8)) {
            var lines = output.lines().toList();
            assertThat(process.waitFor()).isZero();
            return lines;
        }
    }
}
