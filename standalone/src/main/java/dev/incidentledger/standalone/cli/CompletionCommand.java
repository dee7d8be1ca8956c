package dev.incidentledger.standalone.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "completion", description = "Print a completion script for bash and zsh: source <(ledger completion)")
final class CompletionCommand implements Runnable {

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        var ledger = command.root();
        LedgerCommand.shellOf(command).printRaw(AutoComplete.bash(ledger.name(), ledger.commandLine()));
    }
}
