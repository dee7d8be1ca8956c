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

    private MetadataKey() {}
}
