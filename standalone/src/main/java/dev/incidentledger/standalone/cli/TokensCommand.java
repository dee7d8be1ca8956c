package dev.incidentledger.standalone.cli;

import java.time.OffsetDateTime;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "tokens",
        description = "List, issue and revoke access tokens; list unless said.",
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {
            TokensCommand.ListCommand.class,
            TokensCommand.IssueCommand.class,
            TokensCommand.RevokeCommand.class
        })
final class TokensCommand {

    @Command(name = "list", description = "List all access tokens, the newest first; never their secrets.")
    static final class ListCommand implements Runnable {

        @Mixin
        private Connection connection;

        @Mixin
        private Output output;

        @Override
        public void run() {
            var list = connection.api().get("/access-tokens");
            output.show(list, shell -> print(list.path("accessTokens"), shell));
        }

        private static void print(JsonNode tokens, Shell shell) {
            var table = new Table().row("ID", "ROLES", "ISSUED", "EXPIRES", "REVOKED", "OWNER");
            for (var token : tokens) {
                table.row(
                        token.path("id").asString(),
                        token.path("roles").values().stream()
                                .map(JsonNode::asString)
                                .collect(Collectors.joining(",")),
                        Times.text(token.path("issuedAt"), shell.zone()),
                        Times.text(token.path("expiresAt"), shell.zone()),
                        Times.text(token.path("revokedAt"), shell.zone()),
                        token.path("owner").path("name").asString("-"));
            }
            table.print(shell);
        }
    }

    @Command(
            name = "issue",
            description =
                    "Issue an access token. Standard output holds the secret and nothing else; it is shown this once.")
    static final class IssueCommand implements Runnable {

        @Option(
                names = {"-r", "--role"},
                paramLabel = "ROLE",
                required = true,
                description = "${COMPLETION-CANDIDATES}. May be repeated.")
        private Set<Role> roles = Set.of();

        @Option(
                names = "--expires-at",
                paramLabel = "TIME",
                description = "When it stops (2027-01-31T00:00:00Z); else never.")
        private @Nullable OffsetDateTime expiresAt;

        @Option(names = "--owner", paramLabel = "NAME", description = "Whose it is; kept apart from the log.")
        private @Nullable String owner;

        @Option(names = "--mail", paramLabel = "ADDRESS", description = "Of the owner.")
        private @Nullable String mail;

        @Mixin
        private Connection connection;

        @Mixin
        private Output output;

        @Override
        public void run() {
            var answer = connection.api().post("/access-tokens", body());
            output.show(answer, shell -> {
                shell.print(answer.path("secret").asString());
                shell.say("Issued %s; its secret is not shown again"
                        .formatted(answer.path("id").asString()));
            });
        }

        private ObjectNode body() {
            var body = JsonNodeFactory.instance.objectNode();
            var named = body.putArray("roles");
            roles.forEach(role -> named.add(role.toString()));
            if (expiresAt != null) {
                body.put("expiresAt", Times.wire(expiresAt));
            }
            if (owner != null) {
                var person = body.putObject("owner").put("name", owner);
                if (mail != null) {
                    person.put("mail", mail);
                }
            } else if (mail != null) {
                throw Failure.wrongUsage("--mail needs --owner");
            }
            return body;
        }
    }

    @Command(name = "revoke", description = "Revoke an access token, for good.")
    static final class RevokeCommand implements Runnable {

        @Parameters(paramLabel = "ID", description = "Of the token.")
        private String id;

        @Mixin
        private Connection connection;

        @Mixin
        private Output output;

        @Override
        public void run() {
            var answer = connection.api().delete("/access-tokens/" + Api.encoded(id));
            output.show(answer, shell -> shell.print("Revoked %s".formatted(id)));
        }
    }
}
