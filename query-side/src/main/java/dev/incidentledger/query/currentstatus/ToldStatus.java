package dev.incidentledger.query.currentstatus;

import tools.jackson.databind.json.JsonMapper;

/**
 * What an export of the log tells of a claim that stands, as its row has it: nothing says that this makes any sense.
 *
 * @param sourceId the incident or maintenance that makes it
 * @param audience who may see that
 */
record ToldStatus(String sourceId, String componentId, String status, String audience) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static ToldStatus of(StandingClaim claim) {
        return new ToldStatus(
                claim.sourceId(),
                claim.componentId().value(),
                claim.status().wireName(),
                claim.audience().wireName());
    }

    /** The same for the same claim, wherever it is made. */
    String line() {
        return JSON.writeValueAsString(this);
    }
}
