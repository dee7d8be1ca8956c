package dev.incidentledger.eventstore.postgres;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.incidentledger.eventstore.postgres.AppendAttempt.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file with the answers that one writer got; what is noted outlives the writer's process. */
record AnswerNotes(Path file) {

    void add(AppendAttempt attempt) {
        var line =
                "%s %d %s\n".formatted(attempt.told(), attempt.firstPosition(), String.join(",", attempt.eventIds()));
        try {
            Files.writeString(file, line, CREATE, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<AppendAttempt> readAll(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.flatMap(file -> new AnswerNotes(file).read()).toList();
        }
    }

    /** Without the line that a killed process had no time to end. */
    private Stream<AppendAttempt> read() {
        try {
            var text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(AnswerNotes::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AppendAttempt parse(String line) {
        var words = line.split(" ");
        return new AppendAttempt(List.of(words[2].split(",")), Told.valueOf(words[0]), Long.parseLong(words[1]));
    }
}
