package dev.incidentledger.log.export;

import java.util.Objects;

/** @param note as it was signed */
record ExportedCheckpoint(String note) {

    ExportedCheckpoint {
        Objects.requireNonNull(note);
    }
}
