package dev.incidentledger.query.calendar;

import dev.incidentledger.events.maintenance.MaintenanceStatus;
import dev.incidentledger.events.maintenance.PlannedComponent;
import dev.incidentledger.query.platform.PageAddress;
import dev.incidentledger.query.ready.PublicMaintenance;
import dev.incidentledger.query.report.BidiControls;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** A maintenance as an event of a calendar: the same one whatever becomes of it, and only its sequence grows. */
final class CalendarEvent {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PublicMaintenance maintenance;
    private final PageAddress address;

    CalendarEvent(PublicMaintenance maintenance, PageAddress address) {
        this.maintenance = maintenance;
        this.address = address;
    }

    String lines() {
        var history = maintenance.history();
        var window = CalendarWindow.of(history.course());
        var changedAt = TIME.format(history.latest().recordedAt());
        return ContentLine.of("BEGIN", "VEVENT")
                + ContentLine.of("UID", history.id().value() + "@incident-ledger")
                + ContentLine.of("SEQUENCE", String.valueOf(sequence()))
                + ContentLine.of("DTSTAMP", changedAt)
                + ContentLine.of("LAST-MODIFIED", changedAt)
                + ContentLine.of("DTSTART", TIME.format(window.from()))
                + window.end()
                        .map(end -> ContentLine.of("DTEND", TIME.format(end)))
                        .orElse("")
                + ContentLine.of("STATUS", isCanceled() ? "CANCELLED" : "CONFIRMED")
                + ContentLine.of("TRANSP", "TRANSPARENT")
                + text("SUMMARY", history.course().title())
                + text("DESCRIPTION", description())
                + url()
                + ContentLine.of("END", "VEVENT");
    }

    /** Calendars take over a change only under a higher number than that which they know. */
    private int sequence() {
        var history = maintenance.history();
        int corrections = history.updates().stream()
                .mapToInt(update -> update.versions().size() - 1)
                .sum();
        return history.reschedulings().size()
                + history.renamings().size()
                + corrections
                + (history.course().startedAt().isPresent() ? 1 : 0)
                + (history.course().status().isOver() ? 1 : 0);
    }

    private boolean isCanceled() {
        return maintenance.history().course().status() == MaintenanceStatus.CANCELED;
    }

    /** Its newest update, and what it concerns. */
    private String description() {
        var message = maintenance.history().updates().getFirst().message();
        var names =
                maintenance.components().stream().map(PlannedComponent::name).collect(Collectors.joining(", "));
        return names.isEmpty() ? message : message + "\n\n" + names;
    }

    /** It has to be absolute (RFC 5545, 3.3.13). */
    private String url() {
        return address.isTold() ? ContentLine.of("URL", address.to("/incidents/" + maintenance.publicId())) : "";
    }

    private static String text(String name, String text) {
        return ContentLine.text(name, BidiControls.strip(text));
    }
}
