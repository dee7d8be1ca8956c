package dev.incidentledger.http;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** Says in our words why a value does not fit the field it stands in; Jackson's words name classes. */
final class Mismatch {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Mismatch() {}

    static FieldError of(JacksonException mismatch) {
        var pointer = pointer(mismatch);
        return switch (mismatch) {
            case UnrecognizedPropertyException _ ->
                new FieldError(pointer, "UNKNOWN_FIELD", "There is no such field here.");
            case ValueInstantiationException _ -> new FieldError(pointer, "INVALID_ID", "This is no id of that type.");
            case MismatchedInputException mismatched -> expected(pointer, mismatched.getTargetType());
            case InputCoercionException number -> expected(pointer, number.getTargetType());
            default -> new FieldError(pointer, "WRONG_TYPE", "This value does not fit here.");
        };
    }

    private static FieldError expected(String pointer, @Nullable Class<?> type) {
        if (type == Instant.class) {
            var detail = "This must be a time like 2026-01-31T09:43:00Z (RFC 3339 with an offset, 1970 to 2199).";
            return new FieldError(pointer, "INVALID_TIME", detail);
        }
        if (type == LocalDate.class) {
            return new FieldError(pointer, "INVALID_DATE", "This must be a date like 2026-01-31 (1970 to 2199).");
        }
        if (type != null && type.isEnum()) {
            return new FieldError(pointer, "UNKNOWN_VALUE", "This must be one of " + namesOf(type) + ".");
        }
        return new FieldError(pointer, "WRONG_TYPE", "This must be " + shapeOf(type) + ".");
    }

    private static String namesOf(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> JSON.valueToTree(constant).asString())
                .collect(Collectors.joining(", "));
    }

    private static String shapeOf(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type == String.class || isWrittenAsString(type)) {
            return "a string";
        }
        if (type == Integer.class || type == int.class) {
            return "a whole number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }

    private static boolean isWrittenAsString(Class<?> type) {
        return type.isRecord()
                && Stream.of(type.getRecordComponents())
                        .anyMatch(component -> component.getAccessor().isAnnotationPresent(JsonValue.class));
    }

    private static String pointer(JacksonException mismatch) {
        return mismatch.getPath().stream().map(Mismatch::step).collect(Collectors.joining());
    }

    private static String step(JacksonException.Reference reference) {
        var name = reference.getPropertyName();
        return "/"
                + (name == null ? reference.getIndex() : name.replace("~", "~0").replace("/", "~1"));
    }
}
