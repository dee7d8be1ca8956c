package dev.incidentledger.command.maintenance;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.incidentledger.command.catalogue.KnownComponents.Mention;
import dev.incidentledger.command.maintenance.ScheduleChange.Reminder;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.Schedule;
import dev.incidentledger.http.CheckedBody;
import dev.incidentledger.http.Fields;
import dev.incidentledger.http.Sent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The bodies that {@link MaintenanceController} takes; absent fields are null. */
final class MaintenanceRequests {

    private static final int TITLE = 255;
    private static final int MESSAGE = 25_000;
    private static final int REASON = 1_000;
    private static final int COMPONENTS = 1_000;
    private static final int WEEK_IN_MINUTES = 7 * 24 * 60;
    private static final int USUAL_REMINDER = 60;

    private MaintenanceRequests() {}

    /** @param reminderMinutes sent as null for no reminder */
    record Plan(
            @Nullable String title,
            @Nullable String message,
            @Nullable List<ComponentId> components,
            @Nullable Instant scheduledFor,
            @Nullable Instant scheduledUntil,
            @Nullable Boolean automaticStart,
            @Nullable Boolean automaticCompletion,
            @Nullable Sent<Integer> reminderMinutes,
            @Nullable Instant occurredAt,
            @Nullable Audience audience)
            implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.line("title", title, TITLE);
            fields.text("message", message, MESSAGE);
            fields.required("scheduledFor", scheduledFor);
            fields.required("scheduledUntil", scheduledUntil);
            fields.between("reminderMinutes", Sent.valueOf(reminderMinutes), 1, WEEK_IN_MINUTES);
            checkNumber(components, fields);
        }

        Schedule schedule() {
            return new Schedule(
                    requireNonNull(scheduledFor),
                    requireNonNull(scheduledUntil),
                    requireNonNullElse(automaticStart, true),
                    requireNonNullElse(automaticCompletion, true),
                    reminderMinutes == null ? Integer.valueOf(USUAL_REMINDER) : reminderMinutes.value());
        }
    }

    /** @param reminderMinutes sent as null for no reminder */
    record Revision(
            @Nullable String title,
            @Nullable List<ComponentId> components,
            @Nullable Instant scheduledFor,
            @Nullable Instant scheduledUntil,
            @Nullable Boolean automaticStart,
            @Nullable Boolean automaticCompletion,
            @Nullable Sent<Integer> reminderMinutes,
            @Nullable String message)
            implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.optionalLine("title", title, TITLE);
            fields.optionalText("message", message, MESSAGE);
            fields.between("reminderMinutes", Sent.valueOf(reminderMinutes), 1, WEEK_IN_MINUTES);
            checkNumber(components, fields);
            if (message != null && changesNothing()) {
                fields.refuse(
                        "message", "NOTHING_ELSE_CHANGES", "Send what it tells of too, or POST it to .../updates.");
            }
        }

        ScheduleChange change() {
            return new ScheduleChange(
                    scheduledFor,
                    scheduledUntil,
                    automaticStart,
                    automaticCompletion,
                    reminderMinutes == null ? null : new Reminder(reminderMinutes.value()));
        }

        private boolean changesNothing() {
            return Stream.of(
                            title,
                            components,
                            scheduledFor,
                            scheduledUntil,
                            automaticStart,
                            automaticCompletion,
                            reminderMinutes)
                    .allMatch(Objects::isNull);
        }
    }

    record Claim(@Nullable ComponentId id, @Nullable ComponentStatus status) {

        void check(Fields fields) {
            fields.required("id", id);
            fields.required("status", status);
        }
    }

    record UpdateBody(
            @Nullable MaintenanceStatus status,
            @Nullable String message,
            @Nullable List<Claim> components,
            @Nullable Instant occurredAt,
            @Nullable Audience audience)
            implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.text("message", message, MESSAGE);
            fields.each("components", components, COMPONENTS, Claim::check);
        }
    }

    record UpdateCorrection(
            @Nullable String message,
            @Nullable Instant occurredAt,
            @Nullable List<Claim> components,
            @Nullable String reason)
            implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.optionalText("message", message, MESSAGE);
            fields.text("reason", reason, REASON);
            fields.each("components", components, COMPONENTS, Claim::check);
        }
    }

    /** Empty for the usual words and now. */
    record TurnBody(@Nullable String message, @Nullable Instant occurredAt) implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.optionalText("message", message, MESSAGE);
        }

        Turn turn() {
            return new Turn(UpdateId.next(), message, occurredAt);
        }
    }

    static List<Mention> mentions(@Nullable List<Claim> claims) {
        return claims == null
                ? List.of()
                : claims.stream()
                        .map(one -> new Mention(requireNonNull(one.id), requireNonNull(one.status)))
                        .toList();
    }

    private static void checkNumber(@Nullable List<ComponentId> components, Fields fields) {
        fields.each("components", components, COMPONENTS, (_, _) -> {});
    }
}
