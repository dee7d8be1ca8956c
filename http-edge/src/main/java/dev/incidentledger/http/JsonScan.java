package dev.incidentledger.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Refuses a text that is not exactly one JSON value of which every string can be stored and shown. */
final class JsonScan {

    private static final int MOST_NULLS = 64;

    private final JsonParser parser;
    private final Deque<Set<String>> names = new ArrayDeque<>();
    private final List<String> nulls = new ArrayList<>();

    private JsonScan(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * What was found.
     *
     * @param nulls pointers to the first values that are null; no body has as many fields that may be
     */
    record Scanned(String text, List<String> nulls) {}

    static Scanned of(JsonFactory factory, byte[] body) {
        var decoded = CharBuffer.allocate(body.length);
        boolean isUtf8 = !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body), decoded, true)
                .isError();
        var text = decoded.flip().toString();
        try (var parser = factory.createParser(ObjectReadContext.empty(), text)) {
            var scan = new JsonScan(parser);
            scan.scan(isUtf8);
            return new Scanned(text, scan.nulls);
        }
    }

    /** Where the bytes are no UTF-8 the text ends before them, so that the scan ends at their place. */
    private void scan(boolean isUtf8) {
        try {
            scanOneValue();
        } catch (StreamConstraintsException tooMuch) {
            throw here("TOO_COMPLEX", "The body is nested over 64 levels deep, or a name or number in it is too long.");
        } catch (StreamReadException broken) {
            if (isUtf8) {
                throw here("MALFORMED_JSON", "The body is not JSON from here on.");
            }
        }
        if (!isUtf8) {
            throw here("INVALID_UTF8", "There are bytes here that are not UTF-8.");
        }
    }

    private void scanOneValue() {
        boolean isComplete = false;
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (isComplete) {
                throw here("TRAILING_TOKENS", "There is more after the end of the body's one JSON value.");
            }
            check(token);
            isComplete = parser.streamReadContext().inRoot();
        }
        if (!isComplete) {
            throw here("MALFORMED_JSON", "The body holds no JSON value.");
        }
    }

    private void check(JsonToken token) {
        switch (token) {
            case START_OBJECT -> names.push(new HashSet<>());
            case END_OBJECT -> names.pop();
            case PROPERTY_NAME -> {
                checkCharacters(parser.getString());
                if (!names.getFirst().add(parser.getString())) {
                    throw here("DUPLICATE_KEY", "This name stands twice in one object.");
                }
            }
            case VALUE_STRING -> checkCharacters(parser.getString());
            case VALUE_NULL -> noteNull();
            default -> {}
        }
    }

    private void noteNull() {
        if (nulls.size() < MOST_NULLS) {
            nulls.add(pointer());
        }
    }

    private void checkCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\t' && c != '\n') {
                throw here("CONTROL_CHARACTER", "U+%04X is not allowed; tab and newline are.".formatted((int) c));
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw here("LONE_SURROGATE", "U+%04X is half of a character.".formatted((int) c));
            }
        }
    }

    private ProblemException here(String code, String detail) {
        return StrictJson.malformed(new FieldError(pointer(), code, detail));
    }

    private String pointer() {
        return parser.streamReadContext().pathAsPointer().toString();
    }
}
