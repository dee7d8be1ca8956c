package dev.incidentledger.query.health;

import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.OPERATIONAL;
import static dev.incidentledger.events.catalogue.ComponentStatus.PARTIAL_OUTAGE;
import static dev.incidentledger.query.health.Story.API;
import static dev.incidentledger.query.health.Story.at;
import static dev.incidentledger.query.health.Story.claim;
import static dev.incidentledger.query.health.Story.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.catalogue.ComponentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StatusIntervalTest {

    private static final int END = 60;

    @Test
    void where_claims_overlap_the_worst_counts() {
        var claims = List.of(claim(API, PARTIAL_OUTAGE, 0, 30), claim(API, MAJOR_OUTAGE, 10, 20));

        assertThat(StatusInterval.worstOf(claims, at(END)))
                .containsExactly(
                        new StatusInterval(PARTIAL_OUTAGE, at(0), at(10)),
                        new StatusInterval(MAJOR_OUTAGE, at(10), at(20)),
                        new StatusInterval(PARTIAL_OUTAGE, at(20), at(30)));
    }

    @Test
    void two_incidents_that_say_the_same_count_once() {
        var claims = List.of(claim(API, MAJOR_OUTAGE, 0, 20), claim(API, MAJOR_OUTAGE, 10, 30));

        assertThat(StatusInterval.worstOf(claims, at(END)))
                .containsExactly(new StatusInterval(MAJOR_OUTAGE, at(0), at(30)));
    }

    @Test
    void a_claim_that_stands_is_cut_off_now() {
        assertThat(StatusInterval.worstOf(List.of(standing(API, DEGRADED_PERFORMANCE, 0)), at(END)))
                .containsExactly(new StatusInterval(DEGRADED_PERFORMANCE, at(0), at(END)));
    }

    @Test
    void a_claim_that_begins_only_after_now_is_left_out() {
        assertThat(StatusInterval.worstOf(List.of(standing(API, MAJOR_OUTAGE, 70)), at(END)))
                .isEmpty();
    }

    /** Against the plainest model there is: look at every minute by itself. */
    @RepeatedTest(200)
    void every_minute_has_the_worst_status_claimed_for_it(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        var claims = randomClaims(new Random(seed));

        var intervals = StatusInterval.worstOf(claims, at(END));

        for (int minute = 0; minute < END; minute++) {
            assertThat(statusAt(at(minute), intervals))
                    .as("minute %d, seed %d", minute, seed)
                    .isEqualTo(worstClaimedAt(at(minute), claims));
        }
        assertThat(intervals)
                .as("seed %d", seed)
                .doesNotHaveDuplicates()
                .allSatisfy(interval -> assertThat(interval.status()).isNotEqualTo(OPERATIONAL));
    }

    private static List<Claim> randomClaims(Random random) {
        var claims = new ArrayList<Claim>();
        for (int i = random.nextInt(8); i > 0; i--) {
            var status = ComponentStatus.values()[1 + random.nextInt(4)];
            int from = random.nextInt(END);
            claims.add(
                    random.nextInt(4) == 0
                            ? standing(API, status, from)
                            : claim(API, status, from, from + random.nextInt(END - from)));
        }
        return claims;
    }

    private static ComponentStatus statusAt(Instant time, List<StatusInterval> intervals) {
        return intervals.stream()
                .filter(interval -> !time.isBefore(interval.from()) && time.isBefore(interval.to()))
                .map(StatusInterval::status)
                .reduce((_, _) -> {
                    throw new AssertionError("Intervals overlap at " + time);
                })
                .orElse(OPERATIONAL);
    }

    private static ComponentStatus worstClaimedAt(Instant time, List<Claim> claims) {
        return claims.stream()
                .filter(claim -> !time.isBefore(claim.from()) && (claim.to() == null || time.isBefore(claim.to())))
                .map(Claim::status)
                .reduce(OPERATIONAL, ComponentStatus::worse);
    }
}
