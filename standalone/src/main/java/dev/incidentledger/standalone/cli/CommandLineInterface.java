package dev.incidentledger.standalone.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line {@code ledger}. */
public final class CommandLineInterface {

    private static final String LIST = "list";
    private static final Set<String> HELP = Set.of("-h", "--help");

    private CommandLineInterface() {}

    /** Whether these arguments are a command, and not a server's: nothing but properties, alone or behind {@code serve}. */
    public static boolean isCommand(String... args) {
        return !Arrays.stream(serverArguments(args)).allMatch(ServeCommand::isProperty);
    }

    /** What a server is to be started with: all of it but the word {@code serve}. */
    public static String[] serverArguments(String... args) {
        return isServe(args) ? Arrays.copyOfRange(args, 1, args.length) : args;
    }

    /** @return the exit code: 0 done, 1 refused or failed, 2 called wrongly */
    public static int run(String... args) {
        return run(Shell.ofThisProcess(), args);
    }

    static int run(Shell shell, String... args) {
        if (List.of(args).stream().anyMatch(arg -> arg.contains("\uFFFD"))) {
            return wrongUsage(
                    shell, args, "An argument came in broken characters: set LC_ALL to a UTF-8 locale (C.UTF-8)");
        }
        var ledger = commandLine(shell);
        int exitCode = ledger.execute(listing(ledger, args));
        shell.out().flush();
        return exitCode;
    }

    static CommandLine commandLine(Shell shell) {
        return Typed.readBy(new CommandLine(new LedgerCommand(shell)))
                .setOut(shell.out())
                .setErr(shell.err())
                .setExpandAtFiles(false)
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler((wrong, given) -> explain(shell, wrong, given))
                .setExecutionExceptionHandler((failure, _, parsed) -> explain(shell, failure, parsed));
    }

    /** What is named without saying what to do with it is listed. */
    private static String[] listing(CommandLine ledger, String... args) {
        var named = args.length == 0 ? null : ledger.getSubcommands().get(args[0]);
        if (named == null || !named.getSubcommands().containsKey(LIST)) {
            return args;
        }
        boolean saysWhat = args.length > 1 && (!args[1].startsWith("-") || HELP.contains(args[1]));
        return saysWhat
                ? args
                : Stream.concat(Stream.of(args[0], LIST), Arrays.stream(args).skip(1))
                        .toArray(String[]::new);
    }

    private static boolean isServe(String... args) {
        return args.length > 0 && args[0].equals(ServeCommand.NAME);
    }

    private static int explain(Shell shell, ParameterException wrong, String... args) {
        var help = "'%s --help' tells how to call it"
                .formatted(wrong.getCommandLine().getCommandSpec().qualifiedName());
        return wrongUsage(shell, args, WrongCall.sentence(wrong), help);
    }

    private static int wrongUsage(Shell shell, String[] args, String... sentences) {
        if (isJson(args)) {
            shell.err().println(Failure.wrongUsage(String.join("; ", sentences)).json());
        } else {
            List.of(sentences).forEach(shell::say);
        }
        return CommandLine.ExitCode.USAGE;
    }

    private static int explain(Shell shell, Exception exception, ParseResult parsed) throws Exception {
        if (!(exception instanceof Failure failure)) {
            throw exception;
        }
        if (isJson(parsed)) {
            shell.err().println(failure.json());
        } else {
            shell.say(failure.text());
        }
        return failure.exitCode();
    }

    /** Where nothing could be parsed; behind two dashes stands text alone. */
    private static boolean isJson(String... args) {
        return Arrays.stream(args).takeWhile(arg -> !arg.equals("--")).anyMatch("--json"::equals);
    }

    private static boolean isJson(ParseResult parsed) {
        return parsed.hasMatchedOption("--json") || (parsed.hasSubcommand() && isJson(parsed.subcommand()));
    }
}
