package dev.incidentledger.query.access;

import dev.incidentledger.query.platform.JsonRows;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All tokens with their owners and last uses, which are looked up when asked and copied nowhere. */
@Component
class AccessTokenQueries {

    private final JdbcClient db;

    AccessTokenQueries(JdbcClient db) {
        this.db = db;
    }

    /** The newest first. */
    List<ListedToken> all() {
        return db.sql("""
                        select jsonb_build_object(
                            'id', token.token_id,
                            'roles', token.roles,
                            'issued_at', token.issued_at,
                            'expires_at', token.expires_at,
                            'revoked_at', token.revoked_at,
                            'last_used_at', use.last_used_at,
                            'owner', to_jsonb(owner))
                        from query.access_token_v1 token
                        left join people.token_owner owner using (token_id)
                        left join people.token_use use using (token_id)
                        order by token.issued_at desc, token.token_id desc
                        """).query(JsonRows.as(ListedToken.class)).list();
    }
}
