package dev.incidentledger.command.intake;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a delivery proves about a group. Deliveries may arrive twice, late and in any order, and carry no number: so an
 * alert that ended fires again only when it shows a later start than anything shown before, or when it arrives so long
 * after its end that it cannot have been under way. An alert that is not shown proves nothing: it may be silenced. One that
 * is settled says nothing while it is shown, and is forgotten once it is not.
 *
 * @param group with what was shown
 * @param fired alerts that fire and did not, or were not known
 * @param changed alerts that went on firing with another severity or other claims
 * @param resolved alerts that ended
 * @param outdated alerts shown as firing that were found to be old news
 */
record Evidence(GroupState group, List<Alert> fired, List<Alert> changed, List<Alert> resolved, List<Alert> outdated) {

    static Evidence of(
            GroupState before,
            Delivery delivery,
            Intake intake,
            Function<Alert, Map<ComponentId, ComponentStatus>> claims) {
        var reading = new Reading(before, delivery, intake, claims);
        delivery.alerts().forEach(reading::read);
        return reading.evidence();
    }

    boolean isNews() {
        return !(fired.isEmpty() && changed.isEmpty() && resolved.isEmpty());
    }

    boolean isNews(Alert alert) {
        return fired.contains(alert) || changed.contains(alert) || resolved.contains(alert);
    }

    private static final class Reading {

        private final GroupState before;
        private final Delivery delivery;
        private final Intake intake;
        private final Function<Alert, Map<ComponentId, ComponentStatus>> claims;
        private final Map<String, KnownAlert> known;
        private final List<Alert> fired = new ArrayList<>();
        private final List<Alert> changed = new ArrayList<>();
        private final List<Alert> resolved = new ArrayList<>();
        private final List<Alert> outdated = new ArrayList<>();

        Reading(
                GroupState before,
                Delivery delivery,
                Intake intake,
                Function<Alert, Map<ComponentId, ComponentStatus>> claims) {
            this.before = before;
            this.delivery = delivery;
            this.intake = intake;
            this.claims = claims;
            this.known = new HashMap<>(before.forgettingSettled(delivery).alerts());
            known.values().removeIf(alert -> alert.isLongOver(delivery.receivedAt(), intake.lateDeliveries()));
        }

        void read(Alert alert) {
            if (alert.isFiring()) {
                readFiring(alert);
            } else {
                readResolved(alert);
            }
        }

        private void readFiring(Alert alert) {
            var earlier = known.get(alert.fingerprint());
            if (earlier != null && earlier.firesUnheeded()) {
                return;
            }
            var now = new KnownAlert(
                    KnownAlert.later(earlier == null ? null : earlier.latest(), alert.startsAt()),
                    null,
                    intake.severityOf(alert).orElse(null),
                    claims.apply(alert),
                    null);
            if (earlier == null || !earlier.fires()) {
                if (earlier != null && !startsLater(alert, earlier)) {
                    outdated.add(alert);
                    return;
                }
                fired.add(alert);
            } else if (!earlier.saysTheSameAs(now)) {
                changed.add(alert);
            }
            known.put(alert.fingerprint(), now);
        }

        private static boolean startsLater(Alert alert, KnownAlert earlier) {
            var start = alert.startsAt();
            return start != null && (earlier.latest() == null || start.isAfter(earlier.latest()));
        }

        private void readResolved(Alert alert) {
            var shown = KnownAlert.later(alert.startsAt(), alert.endsAt());
            var bounded = shown == null ? null : delivery.notAhead(shown);
            var earlier = known.get(alert.fingerprint());
            if (earlier == null) {
                var ended = new KnownAlert(bounded, delivery.receivedAt(), null, Map.of(), null);
                known.put(alert.fingerprint(), ended);
                return;
            }
            if (earlier.fires()) {
                resolved.add(alert);
            }
            known.put(alert.fingerprint(), earlier.resolved(delivery.receivedAt(), bounded));
        }

        Evidence evidence() {
            var group = before.knowing(known);
            return new Evidence(
                    group, List.copyOf(fired), List.copyOf(changed), List.copyOf(resolved), List.copyOf(outdated));
        }
    }
}
