package dev.incidentledger.query.currentstatus;

import static java.util.Comparator.comparing;

import dev.incidentledger.query.platform.ToldRow;
import java.util.Comparator;

/**
 * What an export of the log tells of a claim that stands.
 *
 * @param sourceId the incident or maintenance that makes it
 * @param audience who may see that
 */
record ToldStatus(String sourceId, String componentId, String status, String audience) implements ToldRow {

    /** Of one source. */
    static final Comparator<ToldStatus> IN_ORDER = comparing(ToldStatus::componentId);

    static ToldStatus of(StandingClaim claim) {
        return new ToldStatus(
                claim.sourceId(),
                claim.componentId().value(),
                claim.status().wireName(),
                claim.audience().wireName());
    }

    @Override
    public String source() {
        return sourceId;
    }
}
