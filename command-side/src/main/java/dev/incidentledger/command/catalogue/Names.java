package dev.incidentledger.command.catalogue;

import static dev.incidentledger.command.platform.RejectionCode.NAME_TAKEN;

import dev.incidentledger.command.platform.Rejected;
import java.util.Locale;
import java.util.stream.Stream;

/** Two names are the same when a reader of the page could not tell them apart. */
final class Names {

    private Names() {}

    static void requireFree(String name, Stream<String> taken) {
        var wanted = normalized(name);
        if (taken.map(Names::normalized).anyMatch(wanted::equals)) {
            throw new Rejected(NAME_TAKEN, "\"%s\" is taken there; choose another name".formatted(name), "/name");
        }
    }

    private static String normalized(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
