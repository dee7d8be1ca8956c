package dev.incidentledger.eventstore.rebuild;

import java.util.List;
import java.util.Map;

/**
 * How the live rows of a table compare with those made from the log.
 *
 * @param liveRows how many there are
 * @param rebuiltRows how many there should be
 * @param differences how many keys have different rows, or only one
 * @param first the first of the differences by their keys, a few of them
 */
public record Finding(String table, long liveRows, long rebuiltRows, long differences, List<Difference> first) {

    /**
     * One row.
     *
     * @param key the columns of its primary key
     */
    public record Difference(Map<String, Object> key, Kind kind) {}

    /** What is wrong with a live row. */
    public enum Kind {
        /** It says something else than the log. */
        CHANGED,
        /** It is not there. */
        MISSING,
        /** The log knows nothing of it. */
        SURPLUS
    }

    public boolean isEqual() {
        return differences == 0;
    }
}
