package dev.incidentledger.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The middle of several measurements, with their ends. */
record Spread(double least, double median, double most) {

    static <T> Spread of(Collection<T> measured, ToDoubleFunction<T> figure) {
        double[] sorted = measured.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    /** The figure of the one, over that of the other in the same round. */
    static <T> Spread ofRatios(List<T> ones, List<T> others, ToDoubleFunction<T> figure) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < ones.size(); i++) {
            ratios.add(figure.applyAsDouble(ones.get(i)) / figure.applyAsDouble(others.get(i)));
        }
        return of(ratios, ratio -> ratio);
    }

    /** As in {@code 1,234 (1,100 to 1,300)}. */
    String text(int decimals) {
        var number = "%%,.%df".formatted(decimals);
        return String.format(Locale.ROOT, number + " (" + number + " to " + number + ")", median, least, most);
    }
}
