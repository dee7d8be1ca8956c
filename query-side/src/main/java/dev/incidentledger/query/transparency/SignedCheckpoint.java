package dev.incidentledger.query.transparency;

import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.SignedNote;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** @param signedAt by the clock of the process that signed; the note itself tells no time */
record SignedCheckpoint(SignedNote note, Instant signedAt) {

    static SignedCheckpoint read(ResultSet row, int number) throws SQLException {
        return new SignedCheckpoint(
                SignedNote.parse(row.getString(1)),
                row.getObject(2, OffsetDateTime.class).toInstant());
    }

    Checkpoint checkpoint() {
        return Checkpoint.parse(note.text());
    }
}
