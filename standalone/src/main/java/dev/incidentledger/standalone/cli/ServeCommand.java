package dev.incidentledger.standalone.cli;

import picocli.CommandLine.Command;

/** Here for its help alone: the word is taken off, and the rest started, before any command is parsed. */
@Command(
        name = ServeCommand.NAME,
        description = "Start the product. Options are its properties, for example --server.port=9090.")
final class ServeCommand {

    static final String NAME = "serve";
}
