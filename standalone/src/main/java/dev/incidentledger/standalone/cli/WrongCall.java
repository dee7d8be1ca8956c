package dev.incidentledger.standalone.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a call, in our words instead of the parser's. */
final class WrongCall {

    private WrongCall() {}

    static String sentence(ParameterException wrong) {
        return switch (wrong) {
            case UnmatchedArgumentException unknown -> unknown(unknown);
            case MissingParameterException missing -> missing(missing);
            case OverwrittenOptionException twice -> "%s is said twice".formatted(name(twice.getOverwritten()));
            default -> other(wrong);
        };
    }

    private static String other(ParameterException wrong) {
        if (wrong.getCause() instanceof Typed.Unreadable unreadable) {
            return "%s: %s".formatted(name(wrong.getArgSpec()), unreadable.getMessage());
        }
        return wrong.getArgSpec() == null ? "Say which command" : String.valueOf(wrong.getMessage());
    }

    private static String unknown(UnmatchedArgumentException unknown) {
        var given = unknown.getUnmatched().stream()
                .filter(argument -> !ServeCommand.isProperty(argument))
                .findFirst()
                .orElse(unknown.getUnmatched().getFirst());
        if (given.startsWith("-")) {
            return "There is no option '%s'%s".formatted(given, guess(unknown));
        }
        var commands = unknown.getCommandLine().getSubcommands().keySet();
        return commands.isEmpty()
                ? "'%s' is one argument too many; put a text of several words in quotes".formatted(given)
                : "There is no command '%s'; there are %s".formatted(given, String.join(", ", commands));
    }

    private static String guess(UnmatchedArgumentException unknown) {
        List<String> similar = unknown.getSuggestions();
        return similar.isEmpty() ? "" : "; did you mean %s?".formatted(similar.getFirst());
    }

    private static String missing(MissingParameterException missing) {
        return missing.getMissing().stream().map(WrongCall::written).collect(Collectors.joining(" and "))
                + " is missing";
    }

    private static String written(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? "%s=%s".formatted(option.longestName(), option.paramLabel())
                : argument.paramLabel();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
