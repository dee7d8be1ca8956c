package dev.incidentledger.e2e;

/** The product, however many processes it is made of, as its users reach it. */
interface Deployment {

    /** A client with the rights of an admin. */
    Api admin();

    Api anonymous();
}
