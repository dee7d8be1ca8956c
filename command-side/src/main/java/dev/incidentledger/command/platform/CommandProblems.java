package dev.incidentledger.command.platform;

import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import dev.incidentledger.eventstore.postgres.AppendOutcomeUnknownException;
import dev.incidentledger.eventstore.postgres.EventStoreBusyException;
import dev.incidentledger.eventstore.postgres.EventTooLargeException;
import dev.incidentledger.http.CurrentVersion;
import dev.incidentledger.http.FieldError;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.http.ProblemTranslation;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** How refusals of commands, and failures that they alone can have, read to the caller. */
@Component
class CommandProblems implements ProblemTranslation {

    private final EventStore events;

    CommandProblems(EventStore events) {
        this.events = events;
    }

    @Override
    public Optional<ProblemException> translate(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case Rejected rejected -> refused(rejected);
                    case VersionMismatch mismatch -> mismatched(mismatch);
                    case AggregateNotFoundException missing ->
                        unknown(String.valueOf(missing.getAggregateIdentifier()));
                    case AggregateStreamCreationException _, ConcurrencyException _ -> overtaken();
                    case EventTooLargeException _ -> tooLarge();
                    case AppendOutcomeUnknownException _ -> outcomeUnknown();
                    case EventStoreBusyException _ -> ProblemException.overloaded();
                    case LockAcquisitionFailedException _, NoHandlerForCommandException _ ->
                        ProblemException.withoutEventStore();
                    default -> null;
                });
    }

    private static ProblemException refused(Rejected rejected) {
        var sentence = String.valueOf(rejected.getMessage());
        var code = rejected.code().name();
        var errors = rejected.pointer()
                .map(pointer -> List.of(new FieldError(pointer, code, sentence)))
                .orElse(List.of());
        return new ProblemException(HttpStatus.valueOf(rejected.code().httpStatus()), code, sentence, errors, false);
    }

    private ProblemException mismatched(VersionMismatch mismatch) {
        if (mismatch.version().isEmpty()) {
            return ProblemException.preconditionFailed(
                    "If-Match names a version, but what this makes does not exist yet.", null);
        }
        long version = mismatch.version().getAsLong();
        var newest = events.readEvents(mismatch.aggregateId(), version).next();
        var changedBy = String.valueOf(newest.getMetaData().get(MetadataKey.ACTOR));
        return ProblemException.preconditionFailed(
                "This stands at version %d, written by %s; look at it before you send yours again."
                        .formatted(version, changedBy),
                new CurrentVersion(version, changedBy, newest.getTimestamp()));
    }

    /** The prefix of an id tells what it names; the catalogue has none, and is missing only while it is empty. */
    private static ProblemException unknown(String aggregateId) {
        if (aggregateId.startsWith(IncidentId.PREFIX)) {
            return ProblemException.notFound("UNKNOWN_INCIDENT", "There is no incident " + aggregateId);
        }
        if (aggregateId.startsWith(MaintenanceId.PREFIX)) {
            return ProblemException.notFound("UNKNOWN_MAINTENANCE", "There is no maintenance " + aggregateId);
        }
        if (aggregateId.startsWith(TokenId.PREFIX)) {
            return ProblemException.notFound("UNKNOWN_TOKEN", "There is no access token " + aggregateId);
        }
        return ProblemException.notFound("NOT_FOUND", "What the path names does not exist.");
    }

    private static ProblemException overtaken() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "CONFLICTING_CHANGE",
                "Another command changed this at the same moment; nothing of yours was recorded. Look and send it again.",
                List.of(),
                true);
    }

    private static ProblemException tooLarge() {
        return new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE,
                "EVENT_TOO_LARGE",
                "What this would record is too large; say it in smaller pieces.",
                List.of(),
                false);
    }

    private static ProblemException outcomeUnknown() {
        return ProblemException.outcomeUnknown(
                "EVENT_STORE_OUTCOME_UNKNOWN",
                "The event store was lost before it answered: this may be recorded, wholly or not at all. Look before you send it again.");
    }
}
