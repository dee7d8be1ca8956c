package dev.incidentledger.standalone.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command that speaks to the product. */
final class Connection {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the product answers; else LEDGER_URL, else http://localhost:8080.")
    private @Nullable String url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "Holds the access token; else LEDGER_TOKEN, else the file that LEDGER_TOKEN_FILE names, else, for"
                            + " a product on this machine, data/admin-token.")
    private @Nullable Path tokenFile;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    Api api() {
        return new Api(endpoint(), shell());
    }

    Endpoint endpoint() {
        return Endpoint.find(shell(), url, tokenFile);
    }

    /** Whether somebody said where the product answers. */
    boolean isGiven() {
        return url != null || shell().variable(Endpoint.URL).isPresent();
    }

    Shell shell() {
        return LedgerCommand.shellOf(command);
    }
}
