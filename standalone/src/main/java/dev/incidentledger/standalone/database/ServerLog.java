package dev.incidentledger.standalone.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The file that the server and its programs print to. */
record ServerLog(Path file) {

    private static final int FULL = 1 << 20;
    private static final int TAIL = 8;

    /** Once per start is enough: a running server logs only its own starts, stops and accidents. */
    void rotate() throws IOException {
        if (Files.exists(file) && Files.size(file) > FULL) {
            Files.move(file, Path.of(file + ".1"), REPLACE_EXISTING);
        }
    }

    String tail() throws IOException {
        List<String> lines = new String(Files.readAllBytes(file), UTF_8).lines().toList();
        return lines.stream().skip(Math.max(0, lines.size() - TAIL)).collect(Collectors.joining("\n"));
    }
}
