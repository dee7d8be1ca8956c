package dev.incidentledger.command.imports;

import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Texts of the source, within the bounds that hold for ours. */
final class SourceText {

    private SourceText() {}

    /** @param most code points */
    static String of(String name, JsonNode value, int most) {
        if (!value.isString()) {
            throw new Malformed("WRONG_TYPE", "%s is no text.".formatted(name));
        }
        var text = value.stringValue();
        if (text.codePointCount(0, text.length()) > most) {
            throw new Malformed("TOO_LONG", "%s is longer than %d characters.".formatted(name, most));
        }
        return text;
    }

    static String notBlank(String name, JsonNode value, int most) {
        var text = of(name, value, most);
        if (text.isBlank()) {
            throw new Malformed("BLANK", "%s is blank.".formatted(name));
        }
        return text;
    }

    static <T> T oneOf(T[] values, Function<T, String> wireName, String name, JsonNode value) {
        return Stream.of(values)
                .filter(one -> value.isString() && wireName.apply(one).equals(value.stringValue()))
                .findFirst()
                .orElseThrow(() -> new Malformed("UNKNOWN_VALUE", "%s is none of those known here.".formatted(name)));
    }
}
