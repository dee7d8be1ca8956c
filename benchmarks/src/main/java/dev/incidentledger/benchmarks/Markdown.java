package dev.incidentledger.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables. */
final class Markdown {

    private Markdown() {}

    static String row(Object... cells) {
        return Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** A row or more for each number of connections. */
    static <T> String rows(Map<Integer, T> figures, BiFunction<Integer, T, String> row) {
        return lines(figures.entrySet().stream().map(figure -> row.apply(figure.getKey(), figure.getValue())));
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String lines(Stream<String> rows) {
        return rows.collect(Collectors.joining("\n"));
    }
}
