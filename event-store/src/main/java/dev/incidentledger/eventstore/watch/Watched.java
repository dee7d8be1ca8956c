package dev.incidentledger.eventstore.watch;

/** Something in the database that is looked at every few seconds; a bean of this type is. */
@FunctionalInterface
public interface Watched {

    /** Reads what there is to know; when that fails, what was known before stays so. */
    void look();
}
