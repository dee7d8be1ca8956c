package dev.incidentledger.e2e;

import dev.incidentledger.e2e.Api.Answer;

/** The product, however many processes it is made of, as its users reach it. */
interface Deployment {

    /** A client with the rights of an admin. */
    Api admin();

    Api anonymous();

    /** Where in the log the last event of a command stands, whether or not its answer tells. */
    default long positionOf(Answer recorded) {
        return recorded.position();
    }
}
