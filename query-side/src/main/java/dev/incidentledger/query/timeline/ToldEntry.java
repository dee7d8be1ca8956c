package dev.incidentledger.query.timeline;

import dev.incidentledger.log.Envelope;
import dev.incidentledger.log.Hash;
import dev.incidentledger.query.platform.EventRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an export of the log tells of an entry in the timeline of an incident: the event that is kept there, by what its envelope
 * says of it. Its words are in the log.
 *
 * @param recordedAt as the envelope writes it
 * @param payloadSha256 in Base64, as {@code metadataSha256}
 */
record ToldEntry(
        long position,
        String incidentId,
        long sequence,
        String eventId,
        String recordedAt,
        String event,
        String revision,
        String payloadSha256,
        String metadataSha256) {

    static final String COLUMNS =
            "position, incident_id, sequence, event_id, recorded_at, payload_type, payload_revision,"
                    + " pg_catalog.sha256(payload), pg_catalog.sha256(metadata)";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static ToldEntry read(ResultSet row) throws SQLException {
        return new ToldEntry(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                Envelope.written(row.getObject(5, OffsetDateTime.class).toInstant()),
                row.getString(6),
                row.getString(7),
                Hash.at(row.getBytes(8), 0).toBase64(),
                Hash.at(row.getBytes(9), 0).toBase64());
    }

    static ToldEntry of(EventRow event) {
        var type = event.payload().getType();
        return new ToldEntry(
                event.position(),
                event.aggregateId(),
                event.sequence(),
                event.eventId(),
                Envelope.written(event.recordedAt()),
                type.getName(),
                type.getRevision(),
                Hash.of(event.payload().getData()).toBase64(),
                Hash.of(event.metadata().getData()).toBase64());
    }

    String line() {
        return JSON.writeValueAsString(this);
    }
}
