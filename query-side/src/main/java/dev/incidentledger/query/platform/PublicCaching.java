package dev.incidentledger.query.platform;

/** How long whoever stands between us and a reader may keep what everybody reads, as {@code Cache-Control} says it. */
public final class PublicCaching {

    public static final String CACHED = "public, max-age=10, stale-while-revalidate=60, stale-if-error=86400";

    private PublicCaching() {}
}
