package dev.incidentledger.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./ledger} in a folder of its own, with a JDK that only says how it was called. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerScriptTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        Files.copy(Path.of("..", "ledger"), folder.resolve("ledger"));
    }

    @Test
    void says_what_to_do_while_there_is_no_jar() throws Exception {
        var finished = run(Map.of(), "status");

        assertThat(finished.exitCode()).isEqualTo(1);
        assertThat(finished.output()).contains("It is not built yet; run", "mvnw -Pquick package");
    }

    @Test
    void runs_the_jar_on_a_jdk_25_with_the_arguments_as_they_were_typed() throws Exception {
        jar();

        var finished = run(Map.of("JAVA_HOME", jdk("25.0.3")), "identify", "a  b", "*", "");

        assertThat(finished.output()).contains("-exec.jar <identify> <a  b> <*> <>");
        assertThat(finished.exitCode()).isEqualTo(7);
    }

    @Test
    void passes_over_a_jdk_of_another_age() throws Exception {
        jar();

        assertThat(run(Map.of("JAVA_HOME", jdk("17.0.15")), "status").output()).doesNotContain("Java of the test");
    }

    @Test
    void helps_whoever_types_nothing_else() throws Exception {
        jar();

        assertThat(run(Map.of("JAVA_HOME", jdk("25"))).output()).contains("-exec.jar <--help>");
    }

    @Test
    void gives_arguments_beyond_ascii_a_locale_where_there_is_none() throws Exception {
        jar();

        assertThat(run(Map.of("JAVA_HOME", jdk("25")), "status").output()).contains("LC_ALL=C.UTF-8");
        assertThat(run(Map.of("JAVA_HOME", jdk("25"), "LANG", "de_DE.UTF-8"), "status")
                        .output())
                .contains("LC_ALL=;");
    }

    @Test
    void serves_from_the_jar_while_there_is_no_cache() throws Exception {
        jar();

        assertThat(serve()).contains("-exec.jar <serve> <--server.port=0>").doesNotContain("AOTCache");
    }

    @Test
    void serves_by_the_cache_from_what_it_was_made_of() throws Exception {
        jar();
        cacheOfAge(Duration.ofHours(-1));

        assertThat(serve())
                .contains("-XX:AOTCache=" + folder.resolve("standalone/target/standalone/application.aot"))
                .contains("standalone/target/standalone/application.jar <serve>");
    }

    /** The build gives each jar the same time of modification, so that its bytes are always the same. */
    @Test
    void serves_from_the_jar_that_was_built_after_the_cache() throws Exception {
        jar();
        cacheOfAge(Duration.ofHours(1));

        assertThat(serve()).contains("-exec.jar <serve>").doesNotContain("AOTCache");
    }

    @Test
    void trains_nothing_before_all_is_built() throws Exception {
        jar();

        var finished = run(Map.of("JAVA_HOME", jdk("25")), "train");

        assertThat(finished.exitCode()).isEqualTo(1);
        assertThat(finished.output()).contains("It is not built yet");
    }

    private String serve() throws IOException, InterruptedException {
        return run(Map.of("JAVA_HOME", jdk("25")), "serve", "--server.port=0").output();
    }

    private void cacheOfAge(Duration age) throws IOException {
        var unpacked = Files.createDirectories(folder.resolve("standalone/target/standalone"));
        var cache = Files.createFile(unpacked.resolve("application.aot"));
        Files.setLastModifiedTime(cache, FileTime.from(Instant.now().minus(age)));
    }

    private void jar() throws IOException {
        Files.createDirectories(folder.resolve("standalone/target"));
        Files.createFile(folder.resolve("standalone/target/standalone-1.0-exec.jar"));
    }

    private String jdk(String version) throws IOException {
        var home = folder.resolve("jdk");
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        var java = Files.writeString(home.resolve("bin/java"), """
                #!/bin/sh
                echo "Java of the test; LC_ALL=${LC_ALL:-}; $*"
                while test "$1" != -jar; do shift; done
                printf '%s' "$2"; shift 2
                printf ' <%s>' "$@"
                exit 7
                """);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home.toString();
    }

    private Finished run(Map<String, String> variables, String... args) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of("sh", folder.resolve("ledger").toString()), List.of(args).stream());
        var script = new ProcessBuilder(command.toList()).redirectErrorStream(true);
        script.environment().clear();
        script.environment().put("PATH", "/usr/bin:/bin");
        script.environment().putAll(variables);
        var process = script.start();
        return new Finished(new String(process.getInputStream().readAllBytes(), UTF_8), process.waitFor());
    }

    private record Finished(String output, int exitCode) {}
}
