package dev.incidentledger.query.platform;

/** Read models whose days are days of the zone that the page is set to. */
public interface ZonedDays {

    /** The projection that writes them. */
    String projection();

    /** Makes all of them anew where those on file are days of another zone, and answers whether they were. */
    boolean remakeIfZoneChanged();
}
