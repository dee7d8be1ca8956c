package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.Audience;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads how things stand, all of it at the same moment. */
@Component
public class StatusQueries {

    /** The projection behind it, for readers who wait for what they wrote. */
    public static final String PROJECTION = CurrentStatusProjection.GROUP;

    private final StandingTables present;
    private final PastStanding past;
    private final TransactionTemplate oneMoment;

    StatusQueries(StandingTables present, PastStanding past, PlatformTransactionManager transactions) {
        this.present = present;
        this.past = past;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setReadOnly(true);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** @param reader the public, or whoever may see what is internal */
    public Standing standingFor(Audience reader) {
        return oneMoment.execute(_ -> present.all()).seenBy(reader);
    }

    /**
     * How things stood, as it was known up to a position of the log. What is internal today the public does not see in the
     * past either.
     */
    Standing standingFor(Audience reader, long position) {
        return switch (reader) {
            case PUBLIC -> past.publicRows(position).seenBy(reader);
            case INTERNAL -> past.rows(position).seenBy(reader);
        };
    }
}
