package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the long form of each drill keeps its figures, and readers look for them. */
final class ReliabilityDocument {

    private static final Path FILE = Path.of("../docs/reliability.md");

    private ReliabilityDocument() {}

    /** @param begin of the row whose place the new one takes, as a regular expression */
    static void keep(String begin, String row) throws IOException {
        var line = Pattern.compile("(?m)^%s.*$".formatted(begin)).matcher(Files.readString(FILE));
        assertThat(line.find())
                .as("%s has a row that begins with %s", FILE, begin)
                .isTrue();
        Files.writeString(FILE, line.replaceAll(Matcher.quoteReplacement(row)));
    }
}
