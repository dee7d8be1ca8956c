package dev.incidentledger.query.evidence;

/**
 * The uptime of a component as it was known at some moment.
 *
 * @param component its name, as the incident calls it
 * @param fraction from 0 to 1
 */
public record KnownUptime(String component, double fraction) {}
