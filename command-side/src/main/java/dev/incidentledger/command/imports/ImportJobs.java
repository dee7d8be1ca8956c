package dev.incidentledger.command.imports;

import dev.incidentledger.command.imports.SourceObject.Kind;
import dev.incidentledger.events.Ids;
import dev.incidentledger.eventstore.NodeId;
import jakarta.annotation.PostConstruct;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The files that were sent to be imported and how far each has come, in the database, so that a crash loses nothing. */
@Component
class ImportJobs {

    private static final String PREFIX = "imp_";
    private static final String LEASE = "clock_timestamp() + interval '1 minute'";
    private static final int MOST_AT_ONCE = 256;
    private static final int BYTES_AT_ONCE = 8 << 20;

    /** @param actor in whose name it is imported */
    record Job(String id, String actor) {}

    /** @param fingerprint of the request that it came with; null while it is being received */
    record Earlier(String id, @Nullable String fingerprint) {}

    private final JdbcClient db;
    private final String holder;

    ImportJobs(JdbcClient db, NodeId node) {
        this.db = db;
        this.holder = node.value();
    }

    static boolean isId(String text) {
        return Ids.isWellFormed(PREFIX, text);
    }

    /**
     * A file that is being received; it is imported once {@link #received} says that it is here whole. Empty when this actor
     * has sent one with this key before.
     */
    Optional<Job> receive(String actor, @Nullable String key) {
        return db.sql("""
                        insert into command.import (import_id, actor, state, holder, held_until, idempotency_key)
                        values (:id, :actor, 'receiving', :holder, clock_timestamp() + interval '1 hour', :key)
                        on conflict (actor, idempotency_key) do nothing
                        returning import_id, actor
                        """)
                .param("id", Ids.next(PREFIX))
                .param("actor", actor)
                .param("holder", holder)
                .param("key", key, Types.VARCHAR)
                .query((row, _) -> new Job(row.getString(1), row.getString(2)))
                .optional();
    }

    Optional<Earlier> sentBefore(String actor, String key) {
        return db.sql("""
                        select import_id, fingerprint from command.import
                        where actor = ? and idempotency_key = ?
                        """)
                .params(actor, key)
                .query((row, _) -> new Earlier(row.getString(1), row.getString(2)))
                .optional();
    }

    void add(Job job, List<Spooled> objects) {
        db.sql("""
                        insert into command.import_object
                            (import_id, number, line, kind, turn, source_id, source, outcome, code, reason)
                        select ?, *
                        from unnest(?::int[], ?::int[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                        """)
                .params(
                        job.id(),
                        objects.stream().map(Spooled::number).toArray(Integer[]::new),
                        objects.stream().map(Spooled::line).toArray(Integer[]::new),
                        texts(objects, object -> lowerCase(object.kind())),
                        objects.stream().map(object -> object.kind().turn()).toArray(Integer[]::new),
                        texts(objects, Spooled::sourceId),
                        texts(objects, Spooled::source),
                        texts(objects, object -> object.problem() == null ? null : "failed"),
                        texts(
                                objects,
                                object -> object.problem() == null
                                        ? null
                                        : object.problem().code()),
                        texts(
                                objects,
                                object -> object.problem() == null
                                        ? null
                                        : object.problem().reason()))
                .update();
    }

    /** @param fingerprint of the request that it came with */
    void received(Job job, String fingerprint) {
        db.sql("update command.import set state = 'running', fingerprint = ?, held_until = " + LEASE
                        + " where import_id = ?")
                .params(fingerprint, job.id())
                .update();
    }

    void drop(Job job) {
        db.sql("delete from command.import where import_id = ?").param(job.id()).update();
    }

    /** Forgets files that nobody will send the rest of: what this process was receiving when it ended, and what is late. */
    @PostConstruct
    void dropAbandoned() {
        db.sql("""
                        delete from command.import
                        where state = 'receiving' and (holder = ? or held_until < clock_timestamp())
                        """).param(holder).update();
    }

    /** The file received first that nobody else is at work on. */
    Optional<Job> next() {
        return db.sql("update command.import set holder = :holder, held_until = " + LEASE + """

                        where import_id = (
                            select import_id from command.import
                            where state = 'running' and (holder = :holder or held_until < clock_timestamp())
                            order by received_at
                            limit 1
                            for update skip locked)
                        returning import_id, actor
                        """)
                .param("holder", holder)
                .query((row, _) -> new Job(row.getString(1), row.getString(2)))
                .optional();
    }

    /** The next objects in their order that nothing came of yet, as many as fit into memory with ease. */
    List<SourceObject> waiting(Job job) {
        return db.sql("""
                        select number, line, kind, source_id, source from (
                            select *, sum(octet_length(source)) over (order by turn, number) as bytes,
                                   row_number() over (order by turn, number) as place
                            from (
                                select * from command.import_object
                                where import_id = ? and outcome is null
                                order by turn, number
                                limit ?) as next) as next
                        where place = 1 or bytes <= ?
                        order by turn, number
                        """)
                .params(job.id(), MOST_AT_ONCE, BYTES_AT_ONCE)
                .query((row, _) -> new SourceObject(
                        row.getInt(1),
                        row.getInt(2),
                        Kind.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                        row.getString(4),
                        (ObjectNode) SourceJson.MAPPER.readTree(row.getString(5))))
                .list();
    }

    void settle(Job job, Map<Integer, Outcome> outcomes) {
        var settled = List.copyOf(outcomes.entrySet());
        db.sql("""
                        update command.import_object as object
                        set outcome = news.outcome, code = news.code, reason = news.reason, source = null
                        from unnest(?::int[], ?::text[], ?::text[], ?::text[]) as news (number, outcome, code, reason)
                        where import_id = ? and object.number = news.number
                        """)
                .params(
                        settled.stream().map(Map.Entry::getKey).toArray(Integer[]::new),
                        texts(settled, news -> lowerCase(news.getValue().result())),
                        texts(settled, news -> news.getValue().code()),
                        texts(settled, news -> news.getValue().reason()),
                        job.id())
                .update();
        hold(job);
    }

    void finish(Job job) {
        db.sql("update command.import set state = 'finished', finished_at = clock_timestamp() where import_id = ?")
                .param(job.id())
                .update();
    }

    Optional<ImportProgress> progress(String id) {
        return db.sql("""
                        select state, received_at, finished_at, count(object.number), count(outcome),
                               count(*) filter (where outcome = 'added'), count(*) filter (where outcome = 'unchanged'),
                               count(*) filter (where outcome = 'changed'), count(*) filter (where outcome = 'failed')
                        from command.import left join command.import_object object using (import_id)
                        where import_id = ? and state <> 'receiving'
                        group by import_id
                        """)
                .param(id)
                .query((row, _) -> new ImportProgress(
                        id,
                        row.getString(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject(3, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7),
                        row.getInt(8),
                        row.getInt(9),
                        List.of()))
                .optional();
    }

    /** What failed or differs, in the order of the file. */
    List<ImportProgress.Problem> problems(String id, int after, int limit) {
        return db.sql("""
                        select number, line, kind, source_id, outcome, code, reason
                        from command.import_object
                        where import_id = ? and outcome in ('failed', 'changed') and number > ?
                        order by number
                        limit ?
                        """)
                .params(id, after, limit)
                .query((row, _) -> new ImportProgress.Problem(
                        row.getInt(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)))
                .list();
    }

    private void hold(Job job) {
        db.sql("update command.import set held_until = " + LEASE + " where import_id = ?")
                .param(job.id())
                .update();
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    /** @param problem null when it can be imported; then there is a source */
    record Spooled(
            int number,
            int line,
            Kind kind,
            @Nullable String sourceId,
            @Nullable String source,
            @Nullable Malformed problem) {

        static Spooled of(SourceObject object) {
            return new Spooled(
                    object.number(),
                    object.line(),
                    object.kind(),
                    object.sourceId(),
                    object.json().toString(),
                    null);
        }

        static Spooled broken(int number, int line, Malformed problem) {
            return new Spooled(number, line, Kind.UNKNOWN, null, null, problem);
        }
    }
}
