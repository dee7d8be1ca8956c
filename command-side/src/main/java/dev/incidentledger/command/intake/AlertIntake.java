package dev.incidentledger.command.intake;

import dev.incidentledger.command.platform.Recorded;
import dev.incidentledger.events.incident.UpdateId;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes deliveries. What one leads to is written down before it is sent, and whoever comes next sends what was left behind:
 * so a crash at any moment, and two processes that are told the same, have one effect.
 */
@Service
class AlertIntake {

    private static final Logger LOG = LoggerFactory.getLogger(AlertIntake.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_TRIES = 10;

    private final AlertGroups groups;
    private final AlertCommands commands;
    private final Decisions decisions;
    private final Turns turns = new Turns(PATIENCE);

    AlertIntake(AlertGroups groups, AlertCommands commands, Decisions decisions) {
        this.groups = groups;
        this.commands = commands;
        this.decisions = decisions;
    }

    /** Answers when all that the delivery leads to is durable. */
    IntakeAnswer take(Intake intake, AlertGroup group, Delivery delivery, Sender sender) {
        return turns.take(group.id(), () -> {
            for (int i = 0; i < MOST_TRIES; i++) {
                var answer = tryToTake(intake, group, delivery, sender);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
            throw Turns.busy();
        });
    }

    /** What would happen; nothing does. */
    Decision rehearse(Intake intake, AlertGroup group, Delivery delivery) {
        var state = groups.find(group)
                .map(known -> known.pending() == null
                        ? known.state()
                        : known.pending().next())
                .orElse(GroupState.UNKNOWN);
        return decisions.decide(intake, state, delivery, Fresh.ids());
    }

    /** Empty when another process was faster, or had left something behind. */
    private Optional<IntakeAnswer> tryToTake(Intake intake, AlertGroup group, Delivery delivery, Sender sender) {
        var known = groups.find(group).orElse(null);
        if (known != null && known.pending() != null) {
            finish(group, known, known.pending());
            return Optional.empty();
        }
        var state = known == null ? GroupState.UNKNOWN : known.state();
        var fresh = Fresh.ids();
        var decision = decisions.decide(intake, state, delivery, fresh);
        warnOfUnknownComponents(intake, decision);
        return carryOut(group, known, state, decision.plan(), fresh.update(), sender);
    }

    private Optional<IntakeAnswer> carryOut(
            AlertGroup group, @Nullable KnownGroup known, GroupState state, Plan plan, UpdateId id, Sender sender) {
        if (plan.commands().isEmpty()) {
            boolean isKept = plan.next().equals(state) || groups.change(group, known, plan.next());
            return isKept ? Optional.of(IntakeAnswer.unchanged(plan.next())) : Optional.empty();
        }
        var pending = new Pending(id, sender.actor(), sender.correlationId(), plan.commands(), plan.next());
        if (!groups.begin(group, known, pending)) {
            return Optional.empty();
        }
        var begun = new KnownGroup(known == null ? 0 : known.revision() + 1, state, pending);
        return Optional.of(IntakeAnswer.of(plan, finish(group, begun, pending)));
    }

    /** Where this process lost the race at the end, the other one did the same. */
    private Optional<Recorded> finish(AlertGroup group, KnownGroup begun, Pending pending) {
        var last = commands.send(group, pending);
        groups.change(group, begun, pending.next());
        return last;
    }

    private static void warnOfUnknownComponents(Intake intake, Decision decision) {
        var unknown = decision.mapping().unknownComponents();
        if (decision.evidence().isNews() && !unknown.isEmpty()) {
            LOG.warn("Rules of the intake {} name no component in use: {}", intake.id(), unknown);
        }
    }
}
