package dev.incidentledger.log;

import java.util.Locale;
import java.util.Optional;

/** One JSON object as RFC 8785 writes it: its names are plain, and come in their order. */
final class CanonicalObject {

    private final StringBuilder json = new StringBuilder("{");

    CanonicalObject text(String name, String value) {
        name(name).append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value, i);
        }
        json.append('"');
        return this;
    }

    CanonicalObject text(String name, Optional<String> value) {
        value.ifPresent(present -> text(name, present));
        return this;
    }

    /** Up to 2^53 - 1, where a number's canonical form is that of an integer. */
    CanonicalObject number(String name, long value) {
        name(name).append(value);
        return this;
    }

    @Override
    public String toString() {
        return json + "}";
    }

    private StringBuilder name(String name) {
        if (json.length() > 1) {
            json.append(',');
        }
        return json.append('"').append(name).append("\":");
    }

    /** RFC 8785, 3.2.2.2. */
    private void character(String text, int at) {
        char character = text.charAt(at);
        switch (character) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\b' -> json.append("\\b");
            case '\t' -> json.append("\\t");
            case '\n' -> json.append("\\n");
            case '\f' -> json.append("\\f");
            case '\r' -> json.append("\\r");
            default -> {
                if (character < ' ') {
                    json.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
                } else if (isHalfAPair(text, at)) {
                    throw new IllegalArgumentException("Half of a surrogate pair is no text");
                } else {
                    json.append(character);
                }
            }
        }
    }

    private static boolean isHalfAPair(String text, int at) {
        char character = text.charAt(at);
        if (Character.isHighSurrogate(character)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(character) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
