package dev.incidentledger.log;

import java.util.ArrayList;
import java.util.List;

/** Leaves {@code from} to {@code to - 1}, as the recursion of RFC 9162 divides a tree. */
record Range(long from, long to) {

    /** What an inclusion proof names: the ranges beside the way to the leaf, from the leaf up (RFC 9162, 2.1.3.1). */
    static List<Range> beside(long leaf, long size) {
        var ranges = new ArrayList<Range>();
        for (var at = new Range(0, size); at.length() > 1; ) {
            if (leaf < at.middle()) {
                ranges.addFirst(at.right());
                at = at.left();
            } else {
                ranges.addFirst(at.left());
                at = at.right();
            }
        }
        return ranges;
    }

    /** What a consistency proof names (RFC 9162, 2.1.4.1): the older size is at least 1. */
    static List<Range> between(long older, long newer) {
        var ranges = new ArrayList<Range>();
        var at = new Range(0, newer);
        while (older != at.to) {
            if (older <= at.middle()) {
                ranges.addFirst(at.right());
                at = at.left();
            } else {
                ranges.addFirst(at.left());
                at = at.right();
            }
        }
        if (at.from > 0) {
            ranges.addFirst(at);
        }
        return ranges;
    }

    List<Subtree> subtrees() {
        return Subtree.over(from, to);
    }

    private long length() {
        return to - from;
    }

    private Range left() {
        return new Range(from, middle());
    }

    private Range right() {
        return new Range(middle(), to);
    }

    /** The left half is as large a power of two as leaves something to the right. */
    private long middle() {
        return from + Long.highestOneBit(length() - 1);
    }
}
