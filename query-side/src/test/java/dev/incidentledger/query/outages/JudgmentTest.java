package dev.incidentledger.query.outages;

import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.OPERATIONAL;
import static dev.incidentledger.events.catalogue.ComponentStatus.PARTIAL_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.UNDER_MAINTENANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.query.health.CountedTime;
import dev.incidentledger.query.health.UptimePolicy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JudgmentTest {

    private static final List<UptimePolicy> POLICIES = Stream.concat(
                    UptimePolicy.ALL.stream(),
                    Stream.of(
                            UptimePolicy.ELAPSED,
                            UptimePolicy.SLA,
                            new UptimePolicy(
                                    "odd", 0.9, 0.4, 0.2, 0.1, CountedTime.ELAPSED_OUTSIDE_AGREED_MAINTENANCE)))
            .toList();

    @Test
    void the_worst_of_incidents_and_maintenances_counts() {
        var judgment = judged(UptimePolicy.SLA, null, new Standing(DEGRADED_PERFORMANCE, UNDER_MAINTENANCE, false));

        assertThat(judgment.disruption().degraded()).isEqualTo(Duration.ofHours(1));
        assertThat(judgment.disruption().maintenance()).isZero();
    }

    @Test
    void an_outage_in_agreed_maintenance_is_neither_lost_nor_counted_by_who_leaves_that_out() {
        var judgment = judged(UptimePolicy.SLA, null, new Standing(MAJOR_OUTAGE, UNDER_MAINTENANCE, true));

        assertThat(judgment.lostSeconds()).isZero();
        assertThat(judgment.excluded()).isEqualTo(Duration.ofHours(1));
        assertThat(judgment.counted()).isEqualTo(Duration.ofHours(22));
    }

    @Test
    void an_outage_in_agreed_maintenance_is_one_to_everybody_else() {
        assertThat(judged(UptimePolicy.STATUSPAGE, null, new Standing(MAJOR_OUTAGE, UNDER_MAINTENANCE, true))
                        .lostSeconds())
                .isEqualTo(3_600);
    }

    @Test
    void what_if_changes_what_incidents_said_and_leaves_maintenances_alone() {
        var incident = new Standing(DEGRADED_PERFORMANCE, OPERATIONAL, false);
        var maintenance = new Standing(OPERATIONAL, PARTIAL_OUTAGE, false);

        assertThat(judged(UptimePolicy.ELAPSED, MAJOR_OUTAGE, incident)
                        .disruption()
                        .major())
                .isEqualTo(Duration.ofHours(1));
        assertThat(judged(UptimePolicy.ELAPSED, OPERATIONAL, incident).lostSeconds())
                .isZero();
        assertThat(judged(UptimePolicy.ELAPSED, MAJOR_OUTAGE, maintenance)
                        .disruption()
                        .major())
                .isZero();
    }

    @Test
    void no_time_has_no_fraction() {
        var nothing = new StoodTime("all", day(), day(), 0, Duration.ZERO, Map.of());

        assertThat(Judgment.of(nothing, UptimePolicy.STATUSPAGE, null).fraction())
                .isEmpty();
    }

    /** Second by second, as each rule says it in words. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_time_is_judged_as_a_loop_over_its_seconds_does(long seed) {
        var random = new Random(seed);
        var stood = new HashMap<Standing, Duration>();
        for (int i = 0; i < 12; i++) {
            stood.put(
                    new Standing(any(random), any(random), random.nextBoolean()),
                    Duration.ofSeconds(random.nextInt(3_000)));
        }
        var time = new StoodTime("all", day(), day(), 2, Duration.ofHours(47), stood);
        var whatIf = random.nextBoolean() ? any(random) : null;

        for (var policy : POLICIES) {
            double lost = 0;
            long excluded = 0;
            for (var each : stood.entrySet()) {
                for (long second = 0; second < each.getValue().toSeconds(); second++) {
                    if (policy.counted() == CountedTime.ELAPSED_OUTSIDE_AGREED_MAINTENANCE
                            && each.getKey().agreed()) {
                        excluded++;
                    } else {
                        lost += weight(policy, status(each.getKey(), whatIf));
                    }
                }
            }
            double counted = policy.counted() == CountedTime.CALENDAR_DAYS ? 2 * 86_400 : 47 * 3_600 - excluded;
            assertThat(Judgment.of(time, policy, whatIf).fraction().orElseThrow())
                    .as("%s", policy)
                    .isCloseTo(1 - lost / counted, within(1e-9));
        }
    }

    private static ComponentStatus status(Standing standing, @Nullable ComponentStatus whatIf) {
        var incident = standing.incident() == OPERATIONAL || whatIf == null ? standing.incident() : whatIf;
        return incident.compareTo(standing.maintenance()) > 0 ? incident : standing.maintenance();
    }

    private static double weight(UptimePolicy policy, ComponentStatus status) {
        return switch (status) {
            case OPERATIONAL -> 0;
            case UNDER_MAINTENANCE -> policy.maintenance();
            case DEGRADED_PERFORMANCE -> policy.degraded();
            case PARTIAL_OUTAGE -> policy.partial();
            case MAJOR_OUTAGE -> policy.major();
        };
    }

    /** An hour of it, of a day of which 23 hours have passed. */
    private static Judgment judged(UptimePolicy policy, @Nullable ComponentStatus whatIf, Standing standing) {
        var time = new StoodTime("all", day(), day(), 1, Duration.ofHours(23), Map.of(standing, Duration.ofHours(1)));
        return Judgment.of(time, policy, whatIf);
    }

    private static ComponentStatus any(Random random) {
        return ComponentStatus.values()[random.nextInt(ComponentStatus.values().length)];
    }

    private static LocalDate day() {
        return LocalDate.parse("2026-03-01");
    }
}
