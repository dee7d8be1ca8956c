package dev.incidentledger.command.intake;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.incidentledger.command.incident.IncidentCommand;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers groups. No lock is held while commands are sent: each change names the revision that it was decided on, and of
 * several processes one wins.
 */
@Component
class AlertGroups {

    private static final JsonMapper JSON =
            JsonMapper.builder().addMixIn(IncidentCommand.class, Named.class).build();

    private final JdbcClient db;

    AlertGroups(JdbcClient db) {
        this.db = db;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
    private interface Named {}

    /** Empty when nothing was ever heard of the group. */
    Optional<KnownGroup> find(AlertGroup group) {
        return db.sql("select revision, state::text, pending::text from command.alert_group where group_id = ?")
                .param(group.id())
                .query((row, _) -> new KnownGroup(
                        row.getLong(1), JSON.readValue(row.getString(2), GroupState.class), pending(row.getString(3))))
                .optional();
    }

    /** False when somebody else was faster. */
    boolean begin(AlertGroup group, @Nullable KnownGroup decidedOn, Pending pending) {
        var state = decidedOn == null ? GroupState.UNKNOWN : decidedOn.state();
        return write(group, decidedOn, state, pending);
    }

    /** False when somebody else was faster. */
    boolean change(AlertGroup group, @Nullable KnownGroup decidedOn, GroupState next) {
        return write(group, decidedOn, next, null);
    }

    private boolean write(
            AlertGroup group, @Nullable KnownGroup decidedOn, GroupState state, @Nullable Pending pending) {
        var stated = JSON.writeValueAsString(state);
        var begun = pending == null ? null : JSON.writeValueAsString(pending);
        return decidedOn == null ? insert(group, stated, begun) : update(group, decidedOn.revision(), stated, begun);
    }

    private boolean insert(AlertGroup group, String state, @Nullable String pending) {
        return db.sql("""
                        insert into command.alert_group (group_id, intake, receiver, group_key, state, pending)
                        values (?, ?, ?, ?, ?::jsonb, ?::jsonb)
                        on conflict (group_id) do nothing
                        """)
                        .param(group.id())
                        .param(group.intake())
                        .param(group.receiver())
                        .param(group.groupKey())
                        .param(state)
                        .param(pending)
                        .update()
                == 1;
    }

    private boolean update(AlertGroup group, long revision, String state, @Nullable String pending) {
        return db.sql("""
                        update command.alert_group
                        set revision = revision + 1, state = ?::jsonb, pending = ?::jsonb, changed_at = now()
                        where group_id = ? and revision = ?
                        """)
                        .param(state)
                        .param(pending)
                        .param(group.id())
                        .param(revision)
                        .update()
                == 1;
    }

    private static @Nullable Pending pending(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, Pending.class);
    }
}
