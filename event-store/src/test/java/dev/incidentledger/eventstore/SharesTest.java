package dev.incidentledger.eventstore;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SharesTest {

    @ParameterizedTest
    @CsvSource({"14, 1, 14", "14, 2, 7", "14, 3, 5", "14, 4, 4", "3, 2, 2", "2, 3, 1", "0, 2, 0"})
    void nobody_has_more_than_an_equal_part_rounded_up(int projections, int holders, int most) {
        var all = numbered("projection", projections);
        var shares = Shares.deal(
                new TreeMap<>(numbered("holder", holders).stream().collect(toMap(holder -> holder, _ -> all))));

        assertThat(shares.values()).allMatch(share -> share.size() <= most);
        assertEachIsDealtOnce(shares, all);
    }

    @Test
    void an_older_release_has_what_it_alone_knows_beside_its_part_of_the_rest() {
        var shares = Shares.deal(new TreeMap<>(Map.of(
                "newer", Set.of("pages-v2", "timeline-v1", "uptime-v1"),
                "older", Set.of("pages-v1", "timeline-v1", "uptime-v1"))));

        assertThat(shares)
                .isEqualTo(Map.of(
                        "newer", Set.of("pages-v2", "timeline-v1"),
                        "older", Set.of("pages-v1", "uptime-v1")));
    }

    @Test
    void two_sides_that_know_other_projections_take_nothing_from_each_other() {
        assertThat(Shares.deal(
                        new TreeMap<>(Map.of("commands", Set.of("alarms"), "queries", Set.of("pages", "uptime")))))
                .isEqualTo(Map.of("commands", Set.of("alarms"), "queries", Set.of("pages", "uptime")));
    }

    @RepeatedTest(50)
    void whatever_each_knows_all_goes_to_somebody_who_knows_it(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var known = new TreeMap<String, Set<String>>();
        numbered("holder", 1 + random.nextInt(5))
                .forEach(holder -> known.put(
                        holder,
                        numbered("projection", 12).stream()
                                .filter(_ -> random.nextBoolean())
                                .collect(toSet())));

        var shares = Shares.deal(known);

        shares.forEach((holder, share) -> assertThat(known.get(holder)).containsAll(share));
        assertEachIsDealtOnce(
                shares, known.values().stream().flatMap(Set::stream).collect(toSet()));
    }

    private static void assertEachIsDealtOnce(SortedMap<String, Set<String>> shares, Set<String> projections) {
        assertThat(shares.values().stream().flatMap(Collection::stream).toList())
                .containsExactlyInAnyOrderElementsOf(List.copyOf(projections));
    }

    private static Set<String> numbered(String name, int count) {
        return IntStream.range(0, count).mapToObj(number -> name + number).collect(toSet());
    }
}
