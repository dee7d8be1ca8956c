package dev.incidentledger.query.analytics;

/**
 * How many incidents there were.
 *
 * @param key what they have in common
 * @param open how many of them go on
 * @param toldAfterwards how many the public learned of only once they were over
 * @param withPostmortem how many have a published postmortem
 * @param corrected how many were corrected at all
 * @param promises how many next updates were promised; those neither kept nor late nor broken are still awaited
 */
record CountRow(
        String key,
        long incidents,
        long open,
        long toldAfterwards,
        long withPostmortem,
        long updates,
        long corrected,
        long corrections,
        long promises,
        long promisesKept,
        long promisesLate,
        long promisesBroken) {

    static CountRow none(String key) {
        return new CountRow(key, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
