package dev.incidentledger.query.promises;

/**
 * How many promises are without an answer and need one.
 *
 * @param dueSoon those that fall due within the time of the reminder
 */
record AwaitedPromises(long dueSoon, long overdue) {

    static final AwaitedPromises NONE = new AwaitedPromises(0, 0);
}
