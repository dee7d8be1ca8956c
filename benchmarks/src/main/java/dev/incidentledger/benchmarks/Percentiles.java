package dev.incidentledger.benchmarks;

import java.util.stream.DoubleStream;

/** The middle of many measurements, what one in a hundred exceeds, and the worst. */
record Percentiles(double p50, double p99, double most) {

    static Percentiles of(DoubleStream measured) {
        double[] sorted = measured.sorted().toArray();
        return new Percentiles(at(sorted, 0.50), at(sorted, 0.99), sorted[sorted.length - 1]);
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.toIntExact(Math.round(Math.ceil(share * sorted.length))) - 1];
    }
}
