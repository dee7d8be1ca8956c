package dev.incidentledger.eventstore.rebuild;

import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads several tables as they were at one moment. Tables that take the place of others wait for such readers, and let no new
 * ones begin: rows that were made beside the live tables would be missing for whoever began before they were.
 */
public final class OneMoment {

    private final JdbcOperations db;
    private final TransactionTemplate transaction;

    public OneMoment(JdbcOperations db, PlatformTransactionManager transactions) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** The moment is that of the first question asked in there. */
    public <T> T read(Supplier<T> questions) {
        return transaction.execute(_ -> {
            db.execute("lock table query.rebuild_gate in access share mode"); // takes no snapshot yet
            return questions.get();
        });
    }
}
