package dev.incidentledger.command.incident;

import static dev.incidentledger.command.platform.RejectionCode.STATUS_NOT_CORRECTABLE;
import static dev.incidentledger.command.platform.RejectionCode.UNKNOWN_UPDATE;
import static dev.incidentledger.command.platform.RejectionCode.USE_POSTMORTEM_ROUTE;
import static dev.incidentledger.events.Audience.INTERNAL;

import dev.incidentledger.command.incident.IncidentCommand.CorrectUpdate;
import dev.incidentledger.command.incident.IncidentState.Told;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an update should have said. The original stays readable in the log; the correction holds only what differs. */
final class Corrections {

    private Corrections() {}

    static List<IncidentEvent> correct(Told told, CorrectUpdate c) {
        var update = find(told.facts(), c.updateId());
        var correction = new UpdateCorrected(
                c.incidentId(),
                c.updateId(),
                changed(c.message(), update.message()),
                time(update, c),
                status(update, c),
                components(update, c));
        if (saysNothing(correction)) {
            return List.of();
        }
        return Chronology.ifPossible(told, correction);
    }

    private static Update find(Facts facts, UpdateId id) {
        var postmortem = facts.postmortem();
        if (postmortem != null && postmortem.id().equals(id)) {
            throw new Rejected(
                    USE_POSTMORTEM_ROUTE, "A postmortem is corrected by its next version; PUT that to .../postmortem");
        }
        return facts.updates()
                .find(id)
                .orElseThrow(
                        () -> new Rejected(UNKNOWN_UPDATE, "The incident has no update %s to correct".formatted(id)));
    }

    private static @Nullable Instant time(Update update, CorrectUpdate c) {
        var time = changed(c.occurredAt(), update.occurredAt());
        if (time != null) {
            Timekeeping.requireNotAhead(time, c.now(), "/occurredAt");
            Timekeeping.requirePossiblePromise(at(time, update), "/occurredAt");
        }
        return time;
    }

    private static @Nullable UpdateStatus status(Update update, CorrectUpdate c) {
        var status = changed(c.status(), update.status());
        if (status == null) {
            return null;
        }
        if (!update.status().isOpen()) {
            throw new Rejected(
                    STATUS_NOT_CORRECTABLE, "This update resolved the incident; reopen the incident instead");
        }
        if (update.audience() == INTERNAL) {
            throw new Rejected(STATUS_NOT_CORRECTABLE, "A note has no status of its own");
        }
        return UpdateRules.requireOpenStatus(status);
    }

    private static @Nullable List<AffectedComponent> components(Update update, CorrectUpdate c) {
        var components = c.components();
        if (components == null || claims(components).equals(claims(update.components()))) {
            return null;
        }
        UpdateRules.requireNamedOnce(components);
        return components;
    }

    /** What is claimed, apart from what the components are called today. */
    private static List<AffectedComponent> claims(List<AffectedComponent> components) {
        return components.stream()
                .map(claim -> new AffectedComponent(claim.id(), claim.status(), ""))
                .toList();
    }

    private static Update at(Instant time, Update update) {
        return new Update(
                update.id(),
                update.status(),
                update.message(),
                update.components(),
                time,
                update.nextUpdateBy(),
                update.audience());
    }

    private static <T> @Nullable T changed(@Nullable T wanted, T present) {
        return Objects.equals(wanted, present) ? null : wanted;
    }

    private static boolean saysNothing(UpdateCorrected correction) {
        return Stream.of(correction.message(), correction.occurredAt(), correction.status(), correction.components())
                .allMatch(Objects::isNull);
    }
}
