package dev.incidentledger.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What users start, by the JDK of the tests: as {@code ledger train} has unpacked it, else the packaged jar, else classes, since
 * {@code mvn test} makes nothing more.
 *
 * @param without modules whose classes it does not have
 */
record Executable(String module, String main, List<String> without) {

    static final Executable STANDALONE =
            new Executable("standalone", "dev.incidentledger.standalone.Standalone", List.of());

    /** Where a process ends before optimizing what it runs would pay. */
    static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** @param machine options of the JVM beside those that users give it */
    List<String> command(List<String> machine) {
        return command(machine, trained().orElseGet(this::packed));
    }

    /** From the packaged jar, or from classes, even where it is trained. */
    List<String> packedCommand(List<String> machine) {
        return command(machine, packed());
    }

    /** Nothing starts faster. */
    List<String> commandOfClasses(List<String> machine) {
        return command(machine, classes());
    }

    private List<String> command(List<String> machine, List<String> what) {
        var command = new ArrayList<>(List.of(
                java(),
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(machine);
        command.addAll(what);
        return command;
    }

    private Optional<List<String>> trained() {
        return jar().flatMap(jar -> {
            var unpacked = jar.resolveSibling(module);
            var cache = unpacked.resolve("application.aot");
            return Files.exists(cache) && changedAt(jar).compareTo(changedAt(cache)) < 0
                    ? Optional.of(List.of("-XX:AOTCache=" + cache, "-jar", unpacked + "/application.jar"))
                    : Optional.empty();
        });
    }

    private List<String> packed() {
        return jar().map(jar -> List.of("-jar", jar.toString())).orElseGet(this::classes);
    }

    private List<String> classes() {
        return List.of("-cp", ownClasses(), main);
    }

    /** There once the build has come to package it, as in {@code verify}. */
    private Optional<Path> jar() {
        return classPath()
                .filter(entry -> entry.endsWith(".jar") && entry.contains("/%s-".formatted(module)))
                .map(jar -> Path.of(jar.replaceFirst("\\.jar$", "-exec.jar")))
                .filter(Files::exists)
                .findFirst();
    }

    private String ownClasses() {
        return classPath()
                .filter(entry -> without.stream().noneMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<String> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    /** When it came to lie there: the build gives each jar the same time of modification. */
    private static FileTime changedAt(Path file) {
        try {
            return (FileTime) Files.getAttribute(file, "unix:ctime");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
