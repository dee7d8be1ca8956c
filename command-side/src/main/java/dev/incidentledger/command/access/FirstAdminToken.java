package dev.incidentledger.command.access;

import dev.incidentledger.command.access.AccessCommand.IssueToken;
import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.eventstore.DatabaseTurn;
import dev.incidentledger.http.AccessTokenSecret;
import dev.incidentledger.http.AccessTokenVerifier;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives the very first caller a token, while the log is empty; after that only to whoever starts with
 * {@code ledger.access.new-admin-token=true} and has none in the file that lets an admin in. The file is written before
 * the token is issued, so that a crash in between is mended by the next such start. Of several processes that start at once
 * one does it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstAdminToken implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdminToken.class);

    private final EventStore eventStore;
    private final CommandGateway commands;
    private final AccessTokenVerifier verifier;
    private final InstantSource clock;
    private final DatabaseTurn turn;
    private final AdminTokenFile file;
    private final boolean isNewOneAsked;

    FirstAdminToken(
            EventStore eventStore,
            CommandGateway commands,
            AccessTokenVerifier verifier,
            InstantSource clock,
            DataSource database,
            AdminTokenFile file,
            @Value("${ledger.access.new-admin-token:false}") boolean isNewOneAsked) {
        this.eventStore = eventStore;
        this.commands = commands;
        this.verifier = verifier;
        this.clock = clock;
        this.turn = new DatabaseTurn(database, "first admin token");
        this.file = file;
        this.isNewOneAsked = isNewOneAsked;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        turn.take(this::issueWhereNoneIs);
    }

    private void issueWhereNoneIs() throws IOException {
        if (Objects.equals(eventStore.createTailToken(), eventStore.createHeadToken())) {
            issue(file.exists() ? kept() : file.renew());
        } else if (isNewOneAsked && !file.admits()) {
            issue(file.renew());
        }
    }

    private void issue(AccessTokenSecret secret) {
        var issue = new IssueToken(secret.tokenId(), secret.sha256(), Set.of(Role.ADMIN), null, clock.instant());
        commands.sendAndWait(GenericCommandMessage.asCommandMessage(issue)
                .andMetaData(Map.of(MetadataKey.ACTOR, "system", MetadataKey.CHANNEL, "system")));
        verifier.forget(secret.tokenId()); // somebody may have read the file and been too early
        LOG.info("The new admin token {} is in {}", secret.tokenId(), file.path());
    }

    private AccessTokenSecret kept() throws IOException {
        return file.read()
                .orElseThrow(() -> new IllegalStateException(
                        "%s holds no access token; remove the file and start again".formatted(file.path())));
    }
}
