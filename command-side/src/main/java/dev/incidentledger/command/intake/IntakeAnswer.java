package dev.incidentledger.command.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.incidentledger.command.platform.Recorded;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery is answered.
 *
 * @param incidentId absent while the group has led to none
 * @param version of the incident; absent when nothing was recorded
 * @param position in the log of the newest event; absent when nothing was recorded
 */
@JsonInclude(Include.NON_NULL)
record IntakeAnswer(
        Plan.Outcome outcome,
        @Nullable String incidentId,
        @Nullable Long version,
        @Nullable Long position) {

    static IntakeAnswer unchanged(GroupState group) {
        return new IntakeAnswer(Plan.Outcome.UNCHANGED, idOf(group), null, null);
    }

    /** @param last empty when rules said no to all of it */
    static IntakeAnswer of(Plan plan, Optional<Recorded> last) {
        return last.map(recorded -> new IntakeAnswer(
                        plan.outcome(), idOf(plan.next()), recorded.version(), recorded.positionOrNull()))
                .orElseGet(() -> unchanged(plan.next()));
    }

    private static @Nullable String idOf(GroupState group) {
        return group.incident() == null ? null : group.incident().value();
    }
}
