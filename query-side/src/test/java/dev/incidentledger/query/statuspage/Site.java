package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.query.currentstatus.ComponentGroup;
import dev.incidentledger.query.currentstatus.ShownComponent;
import dev.incidentledger.query.currentstatus.Standing;
import dev.incidentledger.query.health.Disruption;
import dev.incidentledger.query.health.PromiseRule;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.ready.CatalogueEntry;
import dev.incidentledger.query.ready.HistoryLine;
import dev.incidentledger.query.ready.MaintenanceLine;
import dev.incidentledger.query.ready.PublicIncident;
import dev.incidentledger.query.ready.PublicMaintenance;
import dev.incidentledger.query.ready.PublicRecord;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A site to show, with as much on it as a test wants. */
final class Site {

    static final Instant NOW = Instant.parse("2026-11-24T09:43:00Z");
    static final ZoneId ZONE = ZoneOffset.UTC;
    static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZONE);
    static final StatusPage PAGE = new StatusPage("Northwind", URI.create("https://status.example.com/"), ZONE);
    static final PromiseRule RULE = new PromiseRule(Duration.ofMinutes(2));

    private final List<ShownComponent> components = new ArrayList<>();
    private final Map<String, CatalogueEntry> catalogue = new HashMap<>();
    private final List<ComponentGroup> groups = new ArrayList<>();
    private final Map<ComponentId, SortedMap<LocalDate, Disruption>> lost = new HashMap<>();
    private final List<PublicIncident> incidents = new ArrayList<>();
    private final List<PublicMaintenance> maintenances = new ArrayList<>();

    Site component(String name, @Nullable GroupId group, ComponentStatus status) {
        return component(name, group, status, null, true, false);
    }

    Site component(
            String name,
            @Nullable GroupId group,
            ComponentStatus status,
            @Nullable String description,
            boolean showcase,
            boolean onlyShowIfDegraded) {
        components.add(new ShownComponent(
                IncidentStory.component(components.size() + 1),
                name,
                group,
                components.size(),
                description,
                null,
                showcase,
                onlyShowIfDegraded,
                Audience.PUBLIC,
                status,
                status));
        return this;
    }

    GroupId group(String name) {
        var id = new GroupId(GroupId.PREFIX + "%026d".formatted(groups.size() + 1));
        groups.add(new ComponentGroup(id, name, groups.size(), List.of(), false, 0));
        return id;
    }

    Site registered(int component, Instant at) {
        catalogue.put(IncidentStory.component(component).value(), new CatalogueEntry(at, at, null));
        return this;
    }

    Site lost(int component, int daysAgo, Disruption disruption) {
        lost.computeIfAbsent(IncidentStory.component(component), _ -> new TreeMap<>())
                .put(TODAY.minusDays(daysAgo), disruption);
        return this;
    }

    Site with(PublicIncident incident) {
        incidents.add(incident);
        return this;
    }

    Site with(PublicMaintenance maintenance) {
        maintenances.add(maintenance);
        return this;
    }

    PublicRecord record() {
        var ids = new HashMap<String, String>();
        components.forEach(component -> ids.put(
                component.id().value(),
                "cm" + component.id().value().substring(component.id().value().length() - 10)));
        return new PublicRecord(
                PAGE,
                NOW,
                new Standing(components, groups, List.of(), List.of()),
                incidents.stream()
                        .filter(incident -> incident.history().isOpen())
                        .toList(),
                incidents,
                incidents.stream().map(HistoryLine::of).toList(),
                maintenances.stream().filter(PublicMaintenance::isPending).toList(),
                maintenances,
                maintenances.stream().map(MaintenanceLine::of).toList(),
                lost,
                ids,
                catalogue,
                NOW,
                Map.of());
    }

    OverviewPage overview() {
        return Overview.of(record(), RULE);
    }

    List<HistoryPage> history() {
        return History.pages(record());
    }

    UptimePage uptime(int component) {
        return new Components(record()).uptimePages().get(component - 1);
    }

    static Disruption minutes(int maintenance, int degraded, int partial, int major) {
        return new Disruption(
                Duration.ofMinutes(maintenance),
                Duration.ofMinutes(degraded),
                Duration.ofMinutes(partial),
                Duration.ofMinutes(major));
    }
}
