package dev.incidentledger.standalone.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a command sees of the process that runs it.
 *
 * @param variables of the environment
 * @param folder that it was called in
 * @param terminal whether a person sits at both ends
 * @param zone in which times are told beside UTC
 */
record Shell(
        Map<String, String> variables,
        Path folder,
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        BooleanSupplier terminal,
        ZoneId zone,
        Pause pause) {

    static Shell ofThisProcess() {
        return new Shell(
                System.getenv(),
                Path.of(""),
                System.in,
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                Shell::isAtATerminal,
                ZoneId.systemDefault(),
                Thread::sleep);
    }

    /** Empty also where it is set to nothing. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** To standard output. */
    void print(String text) {
        out.println(printable(text));
    }

    /** Exactly as it came, to standard output. */
    void printRaw(String text) {
        out.println(text);
    }

    /** To standard error. */
    void say(String sentence) {
        err.println("ledger: " + printable(sentence));
    }

    /** Without the control characters by which a text could take over a terminal. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "\uFFFD");
    }

    /** The JDK's providers of consoles differ in whether there is one away from a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isAtATerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
