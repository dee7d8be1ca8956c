package dev.incidentledger.query.transparency;

import dev.incidentledger.query.QueryServer;

/** Seals what a server has recorded, at once. */
public final class Seals {

    private Seals() {}

    public static void sealAll(QueryServer server) {
        server.get(Sealing.class).sealAndSign();
    }
}
