package dev.incidentledger.query.access;

import dev.incidentledger.events.access.AccessEvent.OwnerErased;
import dev.incidentledger.events.access.AccessEvent.TokenIssued;
import dev.incidentledger.events.access.AccessEvent.TokenRevoked;
import dev.incidentledger.events.access.Role;
import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.eventstore.PerBatch;
import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.eventstore.ReadModel;
import dev.incidentledger.query.platform.RowPatches;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps one row for each token that was ever issued, and forgets the owners that are to be forgotten. */
@Component
@ReadModel("access_token_v1")
@ProcessingGroup(AccessTokensProjection.GROUP)
class AccessTokensProjection {

    static final String GROUP = "access-tokens-v1";

    private record Issued(
            TokenId tokenId,
            Set<Role> roles,
            Instant issuedAt,
            @Nullable Instant expiresAt) {}

    private record Revoked(TokenId tokenId, Instant revokedAt) {}

    private final ProjectionDatabase db;
    private final PerBatch<RowPatches> batch = new PerBatch<>(RowPatches::new, this::write);
    private final PerBatch<List<TokenId>> erased = new PerBatch<>(ArrayList::new, this::forgetOwners);

    AccessTokensProjection(ProjectionDatabase db) {
        this.db = db;
    }

    @EventHandler
    void on(TokenIssued event, @Timestamp Instant recordedAt) {
        batch.current()
                .set(
                        event.tokenId().value(),
                        new Issued(event.tokenId(), event.roles(), recordedAt, event.expiresAt()));
    }

    @EventHandler
    void on(TokenRevoked event, @Timestamp Instant recordedAt) {
        batch.current().set(event.tokenId().value(), new Revoked(event.tokenId(), recordedAt));
    }

    /** At each replay again: what a restored backup brought back goes with the first one. */
    @EventHandler
    void on(OwnerErased event) {
        erased.current().add(event.tokenId());
    }

    @ResetHandler
    void reset() {
        db.sql("truncate query.access_token_v1").update();
    }

    private void forgetOwners(List<TokenId> tokens) {
        var ids = tokens.stream().map(TokenId::value).toArray(String[]::new);
        db.sql("insert into people.erased_token select unnest(?::text[]) on conflict do nothing")
                .param(ids)
                .update();
        db.sql("delete from people.token_owner where token_id = any(?)")
                .param(ids)
                .update();
        db.sql("delete from people.token_use where token_id = any(?)")
                .param(ids)
                .update();
    }

    private void write(RowPatches tokens) {
        db.sql("""
                        insert into query.access_token_v1
                        select changed.*
                        from jsonb_array_elements(?::jsonb) as patch
                        left join query.access_token_v1 as present on present.token_id = patch ->> 'token_id'
                        cross join lateral jsonb_populate_record(present, patch) as changed
                        on conflict (token_id) do update set revoked_at = excluded.revoked_at
                        """).param(tokens.json()).update();
    }
}
