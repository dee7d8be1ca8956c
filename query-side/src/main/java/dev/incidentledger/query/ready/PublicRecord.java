package dev.incidentledger.query.ready;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.query.currentstatus.Standing;
import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.platform.StatusPage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the public may know, as it was read at one moment.
 *
 * @param asOf the minute in which it was read: internal doings within it leave no trace
 * @param standing components and groups, what is open, and planned work, in the order of the page
 * @param open unresolved incidents, the latest update first
 * @param latest up to {@link #LATEST} incidents, the latest update first
 * @param history all incidents but the retracted ones, the latest update first
 * @param pendingMaintenances announced and under way, by their planned starts
 * @param latestMaintenances up to {@link #LATEST} of all, the latest update first
 * @param maintenanceHistory all of them, the latest update first
 * @param days what was not operational on each day since {@link #firstDay}, today included; quiet days have no entry
 * @param publicIds what things are called outside, by our own ids
 * @param catalogue when components and groups came and changed; internal ones included
 * @param updatedAt when the newest of all incidents and maintenances that were ever public was recorded; when there is none, the
 *     product's first start
 * @param statusChangedAt see {@link StatusChanges#latest}
 */
public record PublicRecord(
        StatusPage page,
        Instant asOf,
        Standing standing,
        List<PublicIncident> open,
        List<PublicIncident> latest,
        List<HistoryLine> history,
        List<PublicMaintenance> pendingMaintenances,
        List<PublicMaintenance> latestMaintenances,
        List<MaintenanceLine> maintenanceHistory,
        Map<ComponentId, SortedMap<LocalDate, Disruption>> days,
        Map<String, String> publicIds,
        Map<String, CatalogueEntry> catalogue,
        Instant updatedAt,
        Map<ComponentId, Instant> statusChangedAt) {

    public static final int LATEST = 50;
    public static final int DAYS = 365;

    /** In the page's zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(asOf, page.zone());
    }

    /** The first of the month in which the last {@link #DAYS} days begin. */
    public LocalDate firstDay() {
        return firstDay(today());
    }

    static LocalDate firstDay(LocalDate today) {
        return today.minusDays(DAYS - 1L).withDayOfMonth(1);
    }

    public SortedMap<LocalDate, Disruption> daysOf(ComponentId component) {
        return days.getOrDefault(component, new TreeMap<>());
    }

    /** @throws IllegalStateException when it was not read with the rest */
    public String publicId(String ours) {
        var id = publicIds.get(ours);
        if (id == null) {
            throw new IllegalStateException("Not read: what %s is called in public".formatted(ours));
        }
        return id;
    }
}
