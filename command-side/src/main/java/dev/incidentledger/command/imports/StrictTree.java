package dev.incidentledger.command.imports;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one value into memory, bounded in depth and size. Whatever is wrong in it, the parser is left behind it, so that
 * reading can go on.
 */
final class StrictTree {

    private static final int DEEPEST = 64;
    private static final int MOST_CHARACTERS = 2 << 20;
    private static final int COST_OF_A_TOKEN = 8;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private long characters;
    private @Nullable Malformed problem;

    private StrictTree(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * @param parser at the value's first token; afterwards at its last
     * @throws Malformed when it holds what cannot be stored
     */
    static JsonNode read(JsonParser parser) {
        var tree = new StrictTree(parser);
        var value = tree.value(0);
        if (tree.problem != null) {
            throw tree.problem;
        }
        return value;
    }

    private JsonNode value(int depth) {
        characters += COST_OF_A_TOKEN;
        if (depth > DEEPEST) {
            refuse("TOO_DEEP", "It is nested over 64 levels deep.");
        }
        refuseTooLarge();
        if (problem != null) {
            parser.skipChildren();
            return NODES.nullNode();
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_STRING -> NODES.stringNode(checked(parser.getString()));
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            default -> NODES.nullNode();
        };
    }

    private ObjectNode object(int depth) {
        var object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = checked(parser.currentName());
            parser.nextToken();
            if (object.has(name)) {
                refuse("DUPLICATE_KEY", "A name stands twice in one object.");
            }
            object.set(name, value(depth + 1));
        }
        return object;
    }

    private ArrayNode array(int depth) {
        var array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var element = value(depth + 1);
            if (problem == null) {
                array.add(element);
            }
        }
        return array;
    }

    private String checked(String text) {
        characters += text.length();
        refuseTooLarge();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                refuse("CONTROL_CHARACTER", "It holds U+0000.");
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                refuse("LONE_SURROGATE", "It holds U+%04X, which is half of a character.".formatted((int) c));
            }
        }
        return text;
    }

    private void refuseTooLarge() {
        if (characters > MOST_CHARACTERS) {
            refuse("TOO_LARGE", "It is larger than one object may be.");
        }
    }

    private void refuse(String code, String reason) {
        if (problem == null) {
            problem = new Malformed(code, reason);
        }
    }
}
