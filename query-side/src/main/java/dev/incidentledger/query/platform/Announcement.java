package dev.incidentledger.query.platform;

/**
 * Something that operators who listen right now should know and that is no event: it is recorded nowhere. Published as an
 * event of the application, and sent to the listeners of this process.
 *
 * @param name dotted, lower case
 * @param content is sent as JSON
 */
public record Announcement(String name, Object content) {}
