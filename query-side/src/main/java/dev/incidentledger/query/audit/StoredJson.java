package dev.incidentledger.query.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON that is told as it was stored, to the letter. */
record StoredJson(@JsonValue @JsonRawValue String text) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Empty for what is not one JSON value in UTF-8, which we never store: somebody changed it. */
    static Optional<StoredJson> of(byte[] stored) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(stored))
                    .toString();
            return MAPPER.readTree(text).isMissingNode() ? Optional.empty() : Optional.of(new StoredJson(text));
        } catch (CharacterCodingException | JacksonException notJson) {
            return Optional.empty();
        }
    }
}
