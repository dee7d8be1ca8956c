package dev.incidentledger.http;

import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/** Reads an enum of the query by its lower-case name, as bodies write it. */
@SuppressWarnings("rawtypes") // Spring's own enum factory does so: the bound of T is Enum itself.
final class WireNames implements ConverterFactory<String, Enum> {

    @Override
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        return text -> Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not one of the names"));
    }
}
