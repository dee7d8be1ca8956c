package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.Audience;
import dev.incidentledger.query.platform.Moment;
import org.springframework.stereotype.Component;

/** Reads how things stand, all of it at the same moment. */
@Component
public class StatusQueries {

    /** The projection behind it, for readers who wait for what they wrote. */
    public static final String PROJECTION = CurrentStatusProjection.GROUP;

    private final StandingTables present;
    private final PastStanding past;

    StatusQueries(StandingTables present, PastStanding past) {
        this.present = present;
        this.past = past;
    }

    /** @param reader the public, or whoever may see what is internal */
    public Standing standingFor(Audience reader) {
        return present.all(reader).seenBy(reader);
    }

    /** How things stood at a moment. What is internal today the public does not see in the past either. */
    Standing standingFor(Audience reader, Moment moment) {
        return switch (reader) {
            case PUBLIC -> past.publicRows(moment).seenBy(reader);
            case INTERNAL -> past.rows(moment).seenBy(reader);
        };
    }
}
