package dev.incidentledger.standalone.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs the programs of PostgreSQL to their end, as the account of the server; what they print goes to its log. */
record ServerPrograms(Path binaries, ServerAccount account, ServerLog log) {

    void run(String program, List<String> arguments) throws IOException {
        run(program, arguments, "");
    }

    void run(String program, List<String> arguments, String input) throws IOException {
        if (!succeeds(program, arguments, input)) {
            throw new EmbeddedPostgresFailure("PostgreSQL failed to run (%s). The last lines of %s:%n%s"
                    .formatted(program, log.file(), log.tail()));
        }
    }

    boolean succeeds(String program, List<String> arguments, String input) throws IOException {
        String executable = binaries.resolve("bin").resolve(program).toString();
        ProcessBuilder builder = new ProcessBuilder(account.command(
                        Stream.concat(Stream.of(executable), arguments.stream()).toList()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.file().toFile()));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try (Writer stdin = process.outputWriter(UTF_8)) {
            stdin.write(input);
        }
        return process.onExit().join().exitValue() == 0;
    }
}
