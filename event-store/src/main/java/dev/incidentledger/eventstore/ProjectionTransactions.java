package dev.incidentledger.eventstore;

import java.time.Duration;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Transactions of projections. They do not wait for the disk, since rows and token are lost together and can be made again
 * from the log. And they wait for a lost database, so that a projection goes on when it is back: after a failure Axon would
 * let up to a minute pass.
 */
final class ProjectionTransactions implements TransactionManager, ApplicationListener<ContextClosedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionTransactions.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final int TRIES_BETWEEN_WORDS = 20;

    private final SpringTransactionManager transactions;
    private final JdbcClient db;
    private volatile boolean closing;

    ProjectionTransactions(SpringTransactionManager transactions, JdbcClient db) {
        this.transactions = transactions;
        this.db = db;
    }

    @Override
    public Transaction startTransaction() {
        for (int tries = 1; ; tries++) {
            try {
                return startTransactionNow();
            } catch (TransactionException | DataAccessException lost) {
                if (closing || Thread.currentThread().isInterrupted()) {
                    throw lost;
                }
                sayNowAndThen(tries, lost);
                pause();
            }
        }
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        closing = true;
    }

    private Transaction startTransactionNow() {
        var transaction = transactions.startTransaction();
        try {
            db.sql("set local synchronous_commit = off").update();
            return transaction;
        } catch (DataAccessException lost) {
            transaction.rollback();
            throw lost;
        }
    }

    private static void sayNowAndThen(int tries, RuntimeException lost) {
        if (tries % TRIES_BETWEEN_WORDS == 1) {
            LOG.warn("{} waits for the database: {}", Thread.currentThread().getName(), lost.getMessage());
        }
    }

    private void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
