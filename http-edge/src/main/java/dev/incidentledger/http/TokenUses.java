package dev.incidentledger.http;

import dev.incidentledger.events.access.TokenId;
import java.io.Flushable;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes down when tokens were last used: one statement a minute, however many requests there were. A side that has the
 * schema {@code people} imports it.
 */
public final class TokenUses implements Flushable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TokenUses.class);

    private final LastUses uses;
    private final JdbcClient db;
    private final ScheduledExecutorService everyMinute = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("token-uses").factory());

    TokenUses(LastUses uses, JdbcClient db) {
        this.uses = uses;
        this.db = db;
        var _ = everyMinute.scheduleWithFixedDelay(this::flush, 1, 1, TimeUnit.MINUTES);
    }

    /** Without a database nothing is lost: the next time writes it. */
    @Override
    public void flush() {
        var taken = uses.take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            write(taken);
        } catch (DataAccessException unavailable) {
            uses.giveBack(taken);
            LOG.warn("When tokens were last used is not written down yet: {}", unavailable.getMessage());
        }
    }

    @Override
    public void close() {
        everyMinute.shutdownNow();
        flush();
    }

    /** In the order of ids, so that two processes cannot wait for each other. */
    private void write(Map<TokenId, Instant> taken) {
        db.sql("""
                        insert into people.token_use as known (token_id, last_used_at)
                        select token_id, used_at from unnest(?::text[], ?::timestamptz[]) as used (token_id, used_at)
                        where not exists (select from people.erased_token as erased where erased.token_id = used.token_id)
                        order by 1
                        on conflict (token_id)
                        do update set last_used_at = greatest(known.last_used_at, excluded.last_used_at)
                        """)
                .param(taken.keySet().stream().map(TokenId::value).toArray(String[]::new))
                .param(taken.values().stream().map(Instant::toString).toArray(String[]::new))
                .update();
    }
}
