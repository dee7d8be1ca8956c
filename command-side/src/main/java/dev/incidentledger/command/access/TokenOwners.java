package dev.incidentledger.command.access;

import static java.util.Objects.requireNonNull;

import dev.incidentledger.events.access.TokenId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose a token is: kept apart from the log, so that it can be erased. */
@Component
class TokenOwners {

    private final JdbcClient db;

    TokenOwners(JdbcClient db) {
        this.db = db;
    }

    void remember(TokenId tokenId, AccessTokenRequest.Owner owner) {
        db.sql("insert into people.token_owner (token_id, name, mail) values (?, ?, ?)")
                .param(tokenId.value())
                .param(requireNonNull(owner.name()))
                .param(owner.mail())
                .update();
    }
}
