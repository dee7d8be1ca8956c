package dev.incidentledger.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A full subtree: 2^level leaves, of which {@code index} others of its size stand to the left.
 *
 * @param level 0 for a leaf
 */
record Subtree(int level, long index) {

    /** Those which stand beside each other over leaves {@code from} to {@code to - 1}, from the left, each as large as it can be. */
    static List<Subtree> over(long from, long to) {
        var subtrees = new ArrayList<Subtree>();
        for (long at = from; at < to; ) {
            int level = 63 - Long.numberOfLeadingZeros(to - at);
            if (at != 0) {
                level = Math.min(level, Long.numberOfTrailingZeros(at));
            }
            subtrees.add(new Subtree(level, at >> level));
            at += 1L << level;
        }
        return subtrees;
    }

    /** The hash of a range that the recursion of RFC 9162 meets: its subtrees get smaller from left to right. */
    static Hash join(List<Subtree> subtrees, Function<Subtree, Hash> hashes) {
        var joined = hashes.apply(subtrees.getLast());
        for (var subtree : subtrees.reversed().subList(1, subtrees.size())) {
            joined = Hash.ofNode(hashes.apply(subtree), joined);
        }
        return joined;
    }
}
