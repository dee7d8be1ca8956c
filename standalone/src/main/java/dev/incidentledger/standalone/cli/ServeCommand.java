package dev.incidentledger.standalone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * Here for its help, and for what it cannot be called with: where all that stands behind the word is properties, the product
 * is started before any command is parsed.
 */
@Command(
        name = ServeCommand.NAME,
        description = "Start the product. Options are its properties, for example --server.port=9090.")
final class ServeCommand implements Runnable {

    static final String NAME = "serve";

    /** {@code --server.port=9090}, or one of the two switches that Spring Boot takes by themselves. */
    private static final Predicate<String> IS_PROPERTY =
            Pattern.compile("--([\\w-]+[.\\[].*|(debug|trace)(=.*)?)").asMatchPredicate();

    @Unmatched
    private final List<String> given = new ArrayList<>();

    static boolean isProperty(String argument) {
        return IS_PROPERTY.test(argument);
    }

    @Override
    public void run() {
        var wrong = given.stream().filter(argument -> !isProperty(argument)).findFirst();
        throw Failure.wrongUsage("'%s' is no property of the product; they are said like --server.port=9090"
                .formatted(wrong.orElse("")));
    }
}
