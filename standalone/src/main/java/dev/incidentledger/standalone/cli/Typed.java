package dev.incidentledger.standalone.cli;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Reads single words of a call, and says of one that it cannot read how it is written. */
final class Typed {

    /** The message is a sentence for whoever typed it. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String sentence) {
            super(sentence, null, false, false);
        }
    }

    private Typed() {}

    static CommandLine readBy(CommandLine commandLine) {
        return commandLine
                .registerConverter(ComponentClaim.class, ComponentClaim::parse)
                .registerConverter(Impact.class, word -> oneOf(Impact.values(), word))
                .registerConverter(IncidentStatus.class, word -> oneOf(IncidentStatus.values(), word))
                .registerConverter(ReportCommand.Format.class, word -> oneOf(ReportCommand.Format.values(), word))
                .registerConverter(Role.class, word -> oneOf(Role.values(), word))
                .registerConverter(OffsetDateTime.class, Typed::time)
                .registerConverter(Integer.class, Typed::number)
                .registerConverter(int.class, Typed::number)
                .registerConverter(Boolean.class, Typed::truth);
    }

    /** @param choices each called by its {@code toString} */
    static <E extends Enum<E>> E oneOf(E[] choices, String word) {
        return Arrays.stream(choices)
                .filter(choice -> choice.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new Unreadable("'%s' is none of %s"
                        .formatted(
                                word,
                                Arrays.stream(choices).map(Object::toString).collect(Collectors.joining(", ")))));
    }

    private static OffsetDateTime time(String word) {
        try {
            return OffsetDateTime.parse(word);
        } catch (DateTimeParseException notRead) {
            throw new Unreadable("'%s' is no time with an offset, such as 2026-01-31T09:43:00+01:00".formatted(word));
        }
    }

    private static boolean truth(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Unreadable("'%s' is neither true nor false".formatted(word));
        };
    }

    private static int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException notRead) {
            throw new Unreadable("'%s' is no whole number".formatted(word));
        }
    }
}
