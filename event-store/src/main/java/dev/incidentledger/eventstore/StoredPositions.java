package dev.incidentledger.eventstore;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far projections are by their tokens, whichever process they run in; read in the transaction at hand. */
public final class StoredPositions {

    private final JdbcClient db;
    private final MessageSerializer tokens;

    StoredPositions(JdbcClient db, MessageSerializer tokens) {
        this.db = db;
        this.tokens = tokens;
    }

    /** By the projections' names; those that have not begun are missing. */
    public Map<String, Long> all() {
        var positions = new HashMap<String, Long>();
        db.sql("select processor_name, token, token_type from query.token_entry where token is not null")
                .query(row -> {
                    long position = position(row.getBytes("token"), row.getString("token_type"));
                    positions.merge(row.getString("processor_name"), position, Math::min);
                });
        return positions;
    }

    /** Where one is, 0 before it has begun; until the end of the transaction it moves no further. */
    public long hold(String projection) {
        return db.sql("select token, token_type from query.token_entry where processor_name = ? for update")
                .param(projection)
                .query((row, _) -> row.getBytes("token") == null
                        ? 0L
                        : position(row.getBytes("token"), row.getString("token_type")))
                .optional()
                .orElse(0L);
    }

    /** Has a projection go on behind another position, whichever process it runs in. */
    public void move(String projection, long position) {
        var token = tokens.serialize(new GlobalSequenceTrackingToken(position), byte[].class);
        int moved = db.sql("update query.token_entry set token = ?, token_type = ? where processor_name = ?")
                .params(token.getData(), token.getType().getName(), projection)
                .update();
        if (moved != 1) {
            throw new IllegalStateException("%s has not begun".formatted(projection));
        }
    }

    private long position(byte[] token, String type) {
        TrackingToken decoded = tokens.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
        return decoded.position().orElse(0);
    }
}
