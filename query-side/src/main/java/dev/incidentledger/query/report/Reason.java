package dev.incidentledger.query.report;

import dev.incidentledger.query.platform.Provenance;

final class Reason {

    private Reason() {}

    /** A sentence to append; empty where no reason was demanded. */
    static String of(Provenance provenance) {
        return provenance.reason() == null ? "" : " Reason: %s".formatted(provenance.reason());
    }
}
