package dev.incidentledger.eventstore.rebuild;

import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at a projection and at what is beside it when both are at the same position. The projection stands still only
 * until the look has begun, however long it lasts.
 */
final class CommonMoment {

    private static final Duration LONGEST_CATCH_UP = Duration.ofMinutes(1);
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(10);

    private final JdbcOperations db;
    private final TransactionManager holding;
    private final TransactionTemplate looking;

    /** @param holding those of projections, which wait for a lost database */
    CommonMoment(JdbcOperations db, TransactionManager holding, PlatformTransactionManager looking) {
        this.db = db;
        this.holding = holding;
        this.looking = new TransactionTemplate(looking);
        this.looking.setReadOnly(true);
        this.looking.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Answers what was seen.
     *
     * @param hold keeps the projection where it is until the end of the transaction, and tells where that is
     * @param catchUp brings the other one there, in transactions of its own
     * @param look at both
     * @throws InterruptedException when the thread is to end; the look ends as well
     */
    <T> T read(LongSupplier hold, LongConsumer catchUp, LongFunction<T> look) throws InterruptedException {
        var begun = new CountDownLatch(1);
        var seen = holding.fetchInTransaction(() -> {
            db.execute("set local idle_in_transaction_session_timeout = " + LONGEST_CATCH_UP.toMillis());
            long position = hold.getAsLong();
            var looked = new FutureTask<T>(() -> {
                try {
                    catchUp.accept(position);
                    return look(position, look, begun);
                } finally {
                    begun.countDown();
                }
            });
            Thread.startVirtualThread(looked);
            awaitOrCancel(begun, looked);
            return looked;
        });
        try {
            return seen.get();
        } catch (InterruptedException stopped) {
            seen.cancel(true);
            throw stopped;
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    private <T> T look(long position, LongFunction<T> look, CountDownLatch begun) {
        return looking.execute(_ -> {
            db.execute((Connection connection) -> {
                connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONGEST_LOOK.toMillis()));
                return true;
            });
            db.execute("set local statement_timeout = " + LONGEST_LOOK.toMillis());
            db.queryForObject("select 1", Integer.class); // from here on, nothing changes for it
            begun.countDown();
            return look.apply(position);
        });
    }

    private static void awaitOrCancel(CountDownLatch begun, FutureTask<?> looked) {
        try {
            begun.await();
        } catch (InterruptedException stopped) {
            looked.cancel(true);
            Thread.currentThread().interrupt();
        }
    }
}
