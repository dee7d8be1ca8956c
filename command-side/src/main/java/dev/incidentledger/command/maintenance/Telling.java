package dev.incidentledger.command.maintenance;

import static dev.incidentledger.command.platform.RejectionCode.MAINTENANCE_NOT_STARTED;
import static dev.incidentledger.command.platform.RejectionCode.NOTE_CANNOT_CHANGE_STATUS;
import static dev.incidentledger.command.platform.RejectionCode.UNKNOWN_UPDATE;
import static dev.incidentledger.command.platform.RejectionCode.USE_MAINTENANCE_ROUTE;
import static dev.incidentledger.events.Audience.INTERNAL;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.IN_PROGRESS;
import static dev.incidentledger.events.maintenance.MaintenanceStatus.VERIFYING;

import dev.incidentledger.command.maintenance.MaintenanceCommand.CorrectMaintenanceUpdate;
import dev.incidentledger.command.maintenance.MaintenanceCommand.PostMaintenanceUpdate;
import dev.incidentledger.command.maintenance.MaintenanceState.Told;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdateCorrected;
import dev.incidentledger.events.maintenance.MaintenanceEvent.MaintenanceUpdatePosted;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.MaintenanceUpdate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is said between the turns, and what should have been said instead. */
final class Telling {

    private Telling() {}

    static List<MaintenanceEvent> post(Told told, PostMaintenanceUpdate c) {
        if (UpdateRules.isToldAlready(told, c.updateId(), update -> update.audience() == c.audience())) {
            return List.of();
        }
        var update = new MaintenanceUpdate(
                c.updateId(), statusOf(told, c), c.message(), c.components(), c.occurredAt(), c.audience());
        UpdateRules.requireNotAhead(update.occurredAt(), c.now());
        requireClaimable(update, update.components());
        return Course.ifPossible(told, new MaintenanceUpdatePosted(c.maintenanceId(), update));
    }

    static List<MaintenanceEvent> correct(Told told, CorrectMaintenanceUpdate c) {
        var update = told.updates()
                .find(c.updateId())
                .orElseThrow(() -> new Rejected(
                        UNKNOWN_UPDATE, "The maintenance has no update %s to correct".formatted(c.updateId())));
        var correction = new MaintenanceUpdateCorrected(
                c.maintenanceId(),
                c.updateId(),
                changed(c.message(), update.message()),
                changed(c.occurredAt(), update.occurredAt()),
                claimsOtherwise(c.components(), update) ? c.components() : null);
        if (saysNothing(correction)) {
            return List.of();
        }
        UpdateRules.requireNotAhead(Objects.requireNonNullElse(correction.occurredAt(), c.now()), c.now());
        requireClaimable(update, Objects.requireNonNullElse(correction.components(), List.of()));
        return Course.ifPossible(told, correction);
    }

    private static MaintenanceStatus statusOf(Told told, PostMaintenanceUpdate c) {
        var standing = told.updates().statusAt(c.occurredAt());
        var status = c.status() == null ? standing : c.status();
        if (c.audience() == INTERNAL) {
            requireUnchanged(standing, status);
            return standing;
        }
        UpdateRules.requireNotOver(told, c);
        boolean backToWork = standing == VERIFYING && status == IN_PROGRESS;
        if (status != standing && !backToWork) {
            throw new Rejected(
                    USE_MAINTENANCE_ROUTE,
                    "An update leaves the maintenance %s; POST to .../start, .../verification, .../completion or .../cancellation to move it on"
                            .formatted(standing.wireName()),
                    "/status");
        }
        return status;
    }

    private static void requireUnchanged(MaintenanceStatus standing, MaintenanceStatus status) {
        if (status != standing) {
            throw new Rejected(
                    NOTE_CANNOT_CHANGE_STATUS,
                    "A note leaves the maintenance %s; post a public update to change that"
                            .formatted(standing.wireName()),
                    "/status");
        }
    }

    private static void requireClaimable(MaintenanceUpdate update, List<AffectedComponent> claims) {
        if (!claims.isEmpty() && !update.status().isRunning()) {
            throw new Rejected(
                    MAINTENANCE_NOT_STARTED,
                    "A maintenance claims something of components only while it runs; PATCH what it is planned to affect",
                    "/components");
        }
        UpdateRules.requireClaimedOnce(claims);
    }

    private static boolean claimsOtherwise(@Nullable List<AffectedComponent> claims, MaintenanceUpdate update) {
        return claims != null && !nameless(claims).equals(nameless(update.components()));
    }

    /** What is claimed, apart from what the components are called today. */
    private static List<AffectedComponent> nameless(List<AffectedComponent> claims) {
        return claims.stream()
                .map(claim -> new AffectedComponent(claim.id(), claim.status(), ""))
                .toList();
    }

    private static <T> @Nullable T changed(@Nullable T wanted, T present) {
        return Objects.equals(wanted, present) ? null : wanted;
    }

    private static boolean saysNothing(MaintenanceUpdateCorrected correction) {
        return Stream.of(correction.message(), correction.occurredAt(), correction.components())
                .allMatch(Objects::isNull);
    }
}
