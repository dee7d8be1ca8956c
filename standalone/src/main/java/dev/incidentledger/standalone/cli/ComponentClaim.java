package dev.incidentledger.standalone.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/**
 * What is said of a component: {@code Sign-in=partial_outage}.
 *
 * @param component an id, a name, or a group's name, a slash and a name
 */
record ComponentClaim(String component, ComponentStatus status) {

    /** Splits at the last equals sign, since names may hold some. */
    static ComponentClaim parse(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 1) {
            throw new TypeConversionException("'%s' is not COMPONENT=STATUS".formatted(text));
        }
        var status = text.substring(equals + 1);
        return Arrays.stream(ComponentStatus.values())
                .filter(known -> known.toString().equals(status))
                .findFirst()
                .map(known -> new ComponentClaim(text.substring(0, equals), known))
                .orElseThrow(() -> new TypeConversionException("'%s' is no status; say one of %s"
                        .formatted(
                                status,
                                Arrays.stream(ComponentStatus.values())
                                        .map(ComponentStatus::toString)
                                        .collect(Collectors.joining(", ")))));
    }
}
