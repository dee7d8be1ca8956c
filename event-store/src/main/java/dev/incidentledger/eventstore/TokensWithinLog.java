package dev.incidentledger.eventstore;

import dev.incidentledger.eventstore.postgres.LogReader;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refuses to start on a log that is older than what projections have made of it, as after the restoring of a backup: they
 * would take new events for ones that they know.
 */
final class TokensWithinLog implements SmartInitializingSingleton {

    private final JdbcClient db;
    private final MessageSerializer tokens;
    private final LogReader log;

    TokensWithinLog(JdbcClient db, MessageSerializer tokens, LogReader log) {
        this.db = db;
        this.tokens = tokens;
        this.log = log;
    }

    @Override
    public void afterSingletonsInstantiated() {
        long head = log.headPosition();
        db
                .sql("select processor_name, token, token_type from query.token_entry where token is not null")
                .query((row, _) -> new Token(row.getString(1), position(row.getBytes(2), row.getString(3))))
                .list()
                .stream()
                .filter(token -> token.position() > head)
                .findFirst()
                .ifPresent(token -> {
                    throw new LogBehindProjectionException(token.projection(), token.position(), head);
                });
    }

    private long position(byte[] token, String type) {
        TrackingToken decoded = tokens.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
        return decoded.position().orElse(0);
    }

    private record Token(String projection, long position) {}
}
