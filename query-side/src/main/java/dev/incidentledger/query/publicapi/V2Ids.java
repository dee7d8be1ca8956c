package dev.incidentledger.query.publicapi;

import dev.incidentledger.query.ready.PublicIds;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What things are called in v2: as their source calls them when they were imported, else by 12 characters that follow
 * from our id.
 */
@Component
class V2Ids implements PublicIds {

    private static final int LENGTH = 12;

    private final JdbcClient db;

    V2Ids(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String projection() {
        return SourceIdsProjection.GROUP;
    }

    @Override
    public Map<String, String> of(Collection<String> ids) {
        var known = new HashMap<String, String>();
        ids.forEach(id -> known.put(id, derived(id)));
        db.sql("select id, source_id from query.source_id_v1 where id = any(?)")
                .param(ids.toArray(String[]::new))
                .query((row, _) -> known.put(row.getString(1), row.getString(2)))
                .list();
        return known;
    }

    /** 12 lower-case characters, always the same for the same name. */
    static String derived(String name) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            var text = new BigInteger(1, hash).toString(36);
            return text.substring(text.length() - LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
