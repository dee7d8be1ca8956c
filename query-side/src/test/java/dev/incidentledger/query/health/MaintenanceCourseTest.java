package dev.incidentledger.query.health;

import static dev.incidentledger.events.catalogue.ComponentStatus.DEGRADED_PERFORMANCE;
import static dev.incidentledger.events.catalogue.ComponentStatus.MAJOR_OUTAGE;
import static dev.incidentledger.events.catalogue.ComponentStatus.OPERATIONAL;
import static dev.incidentledger.events.catalogue.ComponentStatus.UNDER_MAINTENANCE;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.CANCELED;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.COMPLETED;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.IN_PROGRESS;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.SCHEDULED;
import static dev.incidentledger.query.health.PlannedWork.at;
import static dev.incidentledger.query.health.PlannedWork.note;
import static dev.incidentledger.query.health.PlannedWork.says;
import static dev.incidentledger.query.health.PlannedWork.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.PlannedComponentsRevised;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.events.maintenance.PlannedComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MaintenanceCourseTest {

    private static final PlannedWork WORK = PlannedWork.number(1);
    private static final ComponentId API = component(1);
    private static final ComponentId WEB = component(2);

    @Nested
    class Agreed {

        @Test
        void is_the_plan_as_it_stood_when_it_began() {
            var course = course(
                    WORK.scheduled(API),
                    WORK.rescheduled(70, 130, null),
                    WORK.started(1, 75),
                    WORK.rescheduled(70, 200, null));

            assertThat(course.agreed()).isEqualTo(PlannedWork.window(70, 130));
            assertThat(course.schedule()).isEqualTo(PlannedWork.window(70, 200));
        }

        @Test
        void is_the_latest_plan_of_what_has_not_begun() {
            assertThat(course(WORK.scheduled(API), WORK.rescheduled(70, 130, null))
                            .agreed())
                    .isEqualTo(PlannedWork.window(70, 130));
        }
    }

    @Nested
    class Claims {

        @Test
        void are_not_made_by_a_plan() {
            assertThat(course(WORK.scheduled(API), WORK.reminded(1, 30)).claims())
                    .isEmpty();
        }

        @Test
        void last_from_the_actual_start_through_the_verification_to_the_completion() {
            var course = course(
                    WORK.scheduled(API),
                    WORK.started(1, 65, says(API, UNDER_MAINTENANCE)),
                    WORK.verifying(2, 80),
                    WORK.completed(3, 90));

            assertThat(course.claims()).containsExactly(new Claim(API, UNDER_MAINTENANCE, at(65), at(90)));
        }

        @Test
        void end_with_the_cancellation_of_what_runs() {
            var course = course(
                    WORK.scheduled(API), WORK.started(1, 65, says(API, UNDER_MAINTENANCE)), WORK.canceled(2, 70));

            assertThat(course.claims()).containsExactly(new Claim(API, UNDER_MAINTENANCE, at(65), at(70)));
        }

        @Test
        void are_not_made_by_what_was_called_off_before() {
            assertThat(course(WORK.scheduled(API), WORK.canceled(1, 30)).claims())
                    .isEmpty();
        }

        @Test
        void follow_the_updates() {
            var course = course(
                    WORK.scheduled(API),
                    WORK.started(1, 60, says(API, UNDER_MAINTENANCE)),
                    WORK.posted(update(2, IN_PROGRESS, 70, says(API, OPERATIONAL), says(WEB, MAJOR_OUTAGE))));

            assertThat(course.claims())
                    .containsExactlyInAnyOrder(
                            new Claim(API, UNDER_MAINTENANCE, at(60), at(70)),
                            new Claim(WEB, MAJOR_OUTAGE, at(70), null));
        }

        @Test
        void move_with_a_correction_of_the_start() {
            var course = course(
                    WORK.scheduled(API),
                    WORK.started(1, 60, says(API, UNDER_MAINTENANCE)),
                    WORK.completed(2, 90),
                    WORK.corrected(1, 50, List.of(says(API, DEGRADED_PERFORMANCE))));

            assertThat(course.claims()).containsExactly(new Claim(API, DEGRADED_PERFORMANCE, at(50), at(90)));
        }

        @Test
        void are_not_made_by_notes() {
            var course = course(
                    WORK.scheduled(API),
                    WORK.started(1, 60),
                    WORK.posted(note(2, IN_PROGRESS, 70, says(API, MAJOR_OUTAGE))));

            assertThat(course.claims()).isEmpty();
        }

        @Test
        void of_internal_work_do_not_count_in_public() {
            var course =
                    course(WORK.scheduled(Audience.INTERNAL, API), WORK.started(1, 60, says(API, UNDER_MAINTENANCE)));

            assertThat(course.claims()).hasSize(1);
            assertThat(course.claimsInPublic()).isEmpty();
        }
    }

    @Nested
    class Times {

        @Test
        void are_only_planned_before_the_start() {
            var course = course(WORK.scheduled(), WORK.rescheduled(90, 150, null));

            assertThat(course.status()).isEqualTo(SCHEDULED);
            assertThat(course.schedule()).isEqualTo(PlannedWork.window(90, 150));
            assertThat(course.startedAt()).isEmpty();
            assertThat(course.duration()).isEmpty();
        }

        @Test
        void are_kept_apart_from_the_plan_afterwards() {
            var course = course(WORK.scheduled(), WORK.started(1, 65), WORK.verifying(2, 70), WORK.completed(3, 100));

            assertThat(course.status()).isEqualTo(COMPLETED);
            assertThat(course.schedule()).isEqualTo(PlannedWork.window(60, 120));
            assertThat(course.startedAt()).hasValue(at(65));
            assertThat(course.completedAt()).hasValue(at(100));
            assertThat(course.canceledAt()).isEmpty();
            assertThat(course.duration()).hasValue(Duration.ofMinutes(35));
        }

        @Test
        void of_what_was_called_off_have_no_start() {
            var course = course(WORK.scheduled(), WORK.canceled(1, 30));

            assertThat(course.status()).isEqualTo(CANCELED);
            assertThat(course.canceledAt()).hasValue(at(30));
            assertThat(course.startedAt()).isEmpty();
            assertThat(course.duration()).isEmpty();
        }
    }

    @Test
    void components_are_those_planned_last_and_those_spoken_of() {
        var course = course(
                WORK.scheduled(API),
                new PlannedComponentsRevised(WORK.id(), PlannedWork.planned(WEB)),
                WORK.started(1, 60, says(WEB, UNDER_MAINTENANCE), says(component(3), UNDER_MAINTENANCE)));

        assertThat(course.components())
                .containsExactly(
                        new PlannedComponent(WEB, "As planned"), new PlannedComponent(component(3), "As published"));
    }

    /** At each half minute, what was said last of a component by then stands, if the work was running by then. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_course_claims_at_each_moment_what_was_said_last_by_then(long seed) {
        var histories = new HashMap<MaintenanceId, List<MaintenanceEvent>>();
        new RandomWork(seed)
                .tell(
                        120,
                        event -> histories
                                .computeIfAbsent(event.maintenanceId(), _ -> new ArrayList<>())
                                .add(event));

        histories.forEach((id, events) -> {
            var claims = MaintenanceCourse.of(events).claims();
            var said = new SaidByThen(events);
            for (int minute = -15; minute < 130; minute++) {
                var moment = at(minute).plusSeconds(30);
                for (int number = 1; number <= 4; number++) {
                    assertThat(claimed(claims, component(number), moment))
                            .as("seed %d, %s, component %d at %s", seed, id, number, moment)
                            .isEqualTo(said.of(component(number), moment));
                }
            }
        });
    }

    private static ComponentStatus claimed(List<Claim> claims, ComponentId component, Instant moment) {
        return claims.stream()
                .filter(claim -> claim.componentId().equals(component))
                .filter(claim -> !claim.from().isAfter(moment))
                .filter(claim -> claim.to() == null || claim.to().isAfter(moment))
                .map(Claim::status)
                .reduce(OPERATIONAL, ComponentStatus::worse);
    }

    private static MaintenanceCourse course(MaintenanceEvent... events) {
        return MaintenanceCourse.of(List.of(events));
    }

    private static ComponentId component(int number) {
        return new ComponentId(ComponentId.PREFIX + "%026d".formatted(number));
    }
}
