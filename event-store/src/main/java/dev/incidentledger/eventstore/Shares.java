package dev.incidentledger.eventstore;

import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Deals projections out. All who see the same processes deal alike, so that nobody has to be asked. */
final class Shares {

    private Shares() {}

    /**
     * Gives each projection to one of those who know it, to whoever has the fewest by then. Among k who know all of n nobody gets
     * more than n/k, rounded up.
     *
     * @param known the projections that each has the code of, by its name
     * @return which projections each is to hold, by its name
     */
    static SortedMap<String, Set<String>> deal(SortedMap<String, Set<String>> known) {
        var shares = new TreeMap<String, Set<String>>();
        known.keySet().forEach(holder -> shares.put(holder, new HashSet<>()));
        known.values().stream()
                .flatMap(Set::stream)
                .collect(toCollection(TreeSet::new))
                .forEach(projection -> known.entrySet().stream()
                        .filter(holder -> holder.getValue().contains(projection))
                        .map(holder -> requireNonNull(shares.get(holder.getKey())))
                        .min(comparingInt(Set::size))
                        .ifPresent(share -> share.add(projection)));
        return shares;
    }
}
