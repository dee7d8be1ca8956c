package dev.incidentledger.e2e.fuzz;

import tools.jackson.core.JacksonException;

/** JSON strings of any characters, those that no JSON library would write included. */
final class JsonText {

    private JsonText() {}

    static String quoted(String text) {
        var json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /** What a JSON string says; anything else as it is. */
    static String plain(String json) {
        try {
            return json.startsWith("\"") ? ContractDocument.JSON.readValue(json, String.class) : json;
        } catch (JacksonException malformed) {
            return json;
        }
    }
}
