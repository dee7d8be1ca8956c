package dev.incidentledger.eventstore.rebuild;

import dev.incidentledger.eventstore.rebuild.Rebuild.Purpose;
import dev.incidentledger.eventstore.rebuild.Rebuild.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is known of each rebuild: the latest one for each projection and purpose. */
final class RebuildTable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NO_SHAPE = "";

    /** @param shape of the live tables when those beside were made */
    record Standing(long position, String shape) {}

    private final JdbcClient db;

    RebuildTable(JdbcClient db) {
        this.db = db;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when one of this projection is running */
    Rebuild start(String projection, Purpose purpose) {
        db.sql("delete from query.rebuild where projection = ? and purpose = ? and state <> 'running'")
                .params(projection, word(purpose))
                .update();
        return db.sql("""
                        insert into query.rebuild (projection, purpose, state, shape, position, started_at, resumed_at,
                            resumed_from, moved_at)
                        values (?, ?, 'running', ?, 0, now(), now(), 0, now())
                        returning *
                        """)
                .params(projection, word(purpose), NO_SHAPE)
                .query(RebuildTable::rebuild)
                .single();
    }

    Optional<Rebuild> latest(String projection, Purpose purpose) {
        return db.sql("select * from query.rebuild where projection = ? and purpose = ?")
                .params(projection, word(purpose))
                .query(RebuildTable::rebuild)
                .optional();
    }

    List<Rebuild> running() {
        return db.sql("select * from query.rebuild where state = 'running'")
                .query(RebuildTable::rebuild)
                .list();
    }

    /** Those that nobody has worked on for a minute, so that whoever asks is the only one to go on with them. */
    List<Rebuild> takeUpAbandoned(Collection<String> projections) {
        return db.sql("""
                        update query.rebuild set moved_at = clock_timestamp()
                        where (projection, purpose) in (
                            select projection, purpose
                            from query.rebuild
                            where state = 'running' and moved_at < clock_timestamp() - interval '1 minute' and projection = any (?)
                            for update skip locked)
                        returning *
                        """)
                .param(projections.toArray(String[]::new))
                .query(RebuildTable::rebuild)
                .list();
    }

    /**
     * Lets others know that somebody works on it.
     *
     * @return false when it has ended
     */
    boolean attend(Rebuild of) {
        return db.sql("""
                                update query.rebuild set moved_at = clock_timestamp()
                                where projection = ? and purpose = ? and started_at = ? and state = 'running'
                                """).params(of.projection(), word(of.purpose()), time(of)).update() == 1;
    }

    /** Whether one of the projection runs, for whatever purpose; until the end of the transaction none begins. */
    boolean runsAny(String projection) {
        db.sql("lock table query.rebuild in share mode").update();
        return db.sql("select exists (select from query.rebuild where projection = ? and state = 'running')")
                .param(projection)
                .query(Boolean.class)
                .single();
    }

    /** How far it is; 0 once another one has begun. */
    long position(Rebuild rebuild) {
        return latest(rebuild.projection(), rebuild.purpose())
                .filter(latest -> latest.startedAt().equals(rebuild.startedAt()))
                .map(Rebuild::position)
                .orElse(0L);
    }

    /** When tables were last put into the place of others. */
    Optional<Instant> lastDone() {
        return db.sql("select max(ended_at) from query.rebuild where purpose = 'rebuild' and state = 'done'")
                .query((row, _) -> Optional.ofNullable(time(row, 1)))
                .single();
    }

    /** Until the end of the transaction nobody else works on it or cancels it; empty when somebody does, or it has ended. */
    Optional<Standing> hold(Rebuild of) {
        return db.sql("""
                        select position, shape
                        from query.rebuild
                        where projection = ? and purpose = ? and started_at = ? and state = 'running'
                        for update skip locked
                        """)
                .params(of.projection(), word(of.purpose()), time(of))
                .query((row, _) -> new Standing(row.getLong("position"), row.getString("shape")))
                .optional();
    }

    /** @param shape of the live tables; whatever is beside them stands at {@code position} */
    void resume(Rebuild of, String shape, long position) {
        db.sql("""
                        update query.rebuild
                        set shape = ?, position = ?, resumed_from = ?, resumed_at = clock_timestamp(), moved_at = clock_timestamp()
                        where projection = ? and purpose = ? and started_at = ?
                        """)
                .params(shape, position, position, of.projection(), word(of.purpose()), time(of))
                .update();
    }

    void reach(Rebuild of, long position) {
        db.sql("""
                        update query.rebuild set position = ?, moved_at = clock_timestamp()
                        where projection = ? and purpose = ? and started_at = ?
                        """)
                .params(position, of.projection(), word(of.purpose()), time(of))
                .update();
    }

    /** @return whether it was still running */
    boolean end(Rebuild of, State state, @Nullable String cause, List<Finding> findings) {
        return db.sql("""
                                update query.rebuild set state = ?, ended_at = clock_timestamp(), cause = ?, findings = ?::jsonb
                                where projection = ? and purpose = ? and started_at = ? and state = 'running'
                                """)
                        .param(state.name().toLowerCase(Locale.ROOT))
                        .param(cause)
                        .param(JSON.writeValueAsString(findings))
                        .params(of.projection(), word(of.purpose()), time(of))
                        .update()
                == 1;
    }

    /** What was made so far is of no use. */
    void forget(String projection) {
        db.sql("update query.rebuild set shape = ? where projection = ? and state = 'running'")
                .params(NO_SHAPE, projection)
                .update();
    }

    private static String word(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }

    private static Rebuild rebuild(ResultSet row, int number) throws SQLException {
        var findings = row.getString("findings");
        return new Rebuild(
                row.getString("projection"),
                Purpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getLong("position"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("resumed_at", OffsetDateTime.class).toInstant(),
                row.getLong("resumed_from"),
                row.getObject("moved_at", OffsetDateTime.class).toInstant(),
                time(row, row.findColumn("ended_at")),
                row.getString("cause"),
                findings == null ? List.of() : JSON.readValue(findings, new TypeReference<List<Finding>>() {}));
    }

    private static OffsetDateTime time(Rebuild of) {
        return of.startedAt().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
