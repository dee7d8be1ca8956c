package dev.incidentledger.standalone.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A shell for tests: what is typed into it, and what can be read on it. It waits for nothing. */
final class TypedShell {

    private final Map<String, String> variables = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Duration> pauses = new ArrayList<>();
    private Path folder = Path.of("no-such-folder");
    private byte[] input = {};
    private boolean terminal;
    private ZoneId zone = ZoneId.of("UTC");

    TypedShell with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    TypedShell in(Path where) {
        folder = where;
        return this;
    }

    TypedShell reading(byte[] text) {
        input = text;
        return this;
    }

    TypedShell reading(String text) {
        return reading(text.getBytes(StandardCharsets.UTF_8));
    }

    TypedShell atATerminal() {
        terminal = true;
        return this;
    }

    TypedShell in(ZoneId where) {
        zone = where;
        return this;
    }

    int run(String... args) {
        return CommandLineInterface.run(shell(), args);
    }

    Shell shell() {
        return new Shell(
                variables,
                folder,
                new ByteArrayInputStream(input),
                new PrintWriter(out, true, StandardCharsets.UTF_8),
                new PrintWriter(err, true, StandardCharsets.UTF_8),
                () -> terminal,
                zone,
                pauses::add);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    List<Duration> pauses() {
        return pauses;
    }
}
