package dev.incidentledger.query.platform;

import dev.incidentledger.http.ProblemException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one of several names from the query, as JSON writes it; Spring by itself would take Java's name as well. */
public final class Choices {

    private Choices() {}

    /** Null when none was sent; refuses any other name. */
    public static <E extends Enum<E>> @Nullable E read(@Nullable String sent, Class<E> type, String parameter) {
        return sent == null
                ? null
                : Stream.of(type.getEnumConstants())
                        .filter(choice -> wireName(choice).equals(sent))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.badRequest(
                                "?" + parameter, "INVALID_PARAMETER", "Choose one of %s.".formatted(names(type))));
    }

    private static String names(Class<? extends Enum<?>> type) {
        return Stream.of(type.getEnumConstants()).map(Choices::wireName).collect(Collectors.joining(", "));
    }

    private static String wireName(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
