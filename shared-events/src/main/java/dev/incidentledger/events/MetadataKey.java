package dev.incidentledger.events;

/**
 * What every event's metadata may hold: who, through what, because of what, and why. All values are text; none names a
 * person.
 */
public final class MetadataKey {

    /** The id of the token that acted ({@code tok_...}), or {@code system} for what the product does by itself. */
    public static final String ACTOR = "actor";

    /** Through what it came: {@code api}, {@code import}, {@code alert}, {@code schedule} or {@code system}. */
    public static final String CHANNEL = "channel";

    /** The same for everything that one request led to. */
    public static final String CORRELATION_ID = "correlationId";

    /** Where traces are sent somewhere: the span of the command, as W3C Trace Context writes it. */
    public static final String TRACEPARENT = "traceparent";

    /** The message that directly led to this one. */
    public static final String CAUSATION_ID = "causationId";

    /** The caller's Idempotency-Key; absent when none was sent. */
    public static final String IDEMPOTENCY_KEY = "idempotencyKey";

    /** SHA-256 over method, path and body of the request that carried the key, in hexadecimal. */
    public static final String IDEMPOTENCY_FINGERPRINT = "idempotencyFingerprint";

    /** Why, in the operator's words, where the command demands a reason. */
    public static final String REASON = "reason";

    /** Where the channel is {@code alert}: the id of the intake, as configured. */
    public static final String ALERT_INTAKE = "alertIntake";

    /** Where the channel is {@code alert}: the receiver that the sender's configuration names. */
    public static final String ALERT_RECEIVER = "alertReceiver";

    /** Where the channel is {@code alert}: what the sender calls the group of alerts. */
    public static final String ALERT_GROUP_KEY = "alertGroupKey";

    /** Which kind of system an imported fact was read from: {@code statuspage}. */
    public static final String SOURCE = "source";

    /** What the source calls the incident, component or group. */
    public static final String SOURCE_ID = "sourceId";

    /** What the source calls the update or postmortem that the event tells. */
    public static final String SOURCE_UPDATE_ID = "sourceUpdateId";

    /** SHA-256 of the whole source object as canonical JSON (members sorted, no white space), in hexadecimal. */
    public static final String SOURCE_SHA256 = "sourceSha256";

    /** What the source said of the incident, component or group that no payload has a field for: a JSON object. */
    public static final String SOURCE_REST = "sourceRest";

    /** What the source said of the update that no payload has a field for: a JSON object. */
    public static final String SOURCE_UPDATE_REST = "sourceUpdateRest";

    /** The version of the rules by which the source was read. */
    public static final String IMPORTER_VERSION = "importerVersion";

    private MetadataKey() {}
}
