package dev.incidentledger.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Reads a request body or says, by JSON pointer, why not. Nothing is guessed, converted or ignored. */
final class StrictJson {

    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_TOLERATED_BYTES = 2 * 1024 * 1024;

    private static final int DEEPEST = 64;
    private static final int LONGEST_NAME = 256;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfigDefaults(coercions -> {
                for (var shape : CoercionInputShape.values()) {
                    coercions.setCoercion(shape, CoercionAction.Fail);
                }
            })
            .addModule(new SimpleModule()
                    .addDeserializer(Instant.class, new TextReader<>(Instant.class, RequestTimes::parse))
                    .addDeserializer(LocalDate.class, new TextReader<>(LocalDate.class, RequestTimes::parseDay))
                    .addDeserializer(Sent.class, new SentReader()))
            .build();

    private static final JsonMapper TOLERANT = MAPPER.rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule().addDeserializer(Instant.class, new HintedTime()))
            .build();

    private StrictJson() {}

    /** How long a body of this type may be. */
    static int mostBytes(Class<? extends CheckedBody> type) {
        return isTolerant(type) ? MOST_TOLERATED_BYTES : MOST_BYTES;
    }

    static CheckedBody read(byte[] body, Class<? extends CheckedBody> type) {
        var scan = JsonScan.of(FACTORY, body, isTolerant(type));
        var value = bind(scan.text(), type);
        if (!isTolerant(type)) {
            requireNoNulls(scan.nulls(), type);
        }
        var fields = new Fields();
        value.check(fields);
        fields.throwIfAny();
        return value;
    }

    private static CheckedBody bind(String text, Class<? extends CheckedBody> type) {
        try {
            CheckedBody body = (isTolerant(type) ? TOLERANT : MAPPER).readValue(text, type);
            if (body != null) {
                return body;
            }
        } catch (JacksonException mismatch) {
            throw malformed(Mismatch.of(mismatch));
        }
        throw malformed(new FieldError("", "WRONG_TYPE", "This must be an object."));
    }

    private static boolean isTolerant(Class<?> type) {
        return TolerantBody.class.isAssignableFrom(type);
    }

    private static void requireNoNulls(List<String> nulls, Class<?> type) {
        nulls.stream().filter(pointer -> !mayBeNull(type, pointer)).findFirst().ifPresent(StrictJson::refuseNull);
    }

    private static boolean mayBeNull(Class<?> type, String pointer) {
        return Stream.of(type.getRecordComponents())
                .filter(component -> component.getType() == Sent.class)
                .anyMatch(component -> pointer.equals("/" + component.getName()));
    }

    private static void refuseNull(String pointer) {
        throw malformed(new FieldError(pointer, "NULL", "This must not be null; leave it out or say what it is."));
    }

    static ProblemException malformed(FieldError error) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "MALFORMED_BODY",
                "The body is not what this address takes.",
                List.of(error),
                false);
    }
}
