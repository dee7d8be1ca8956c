package dev.incidentledger.events;

import dev.incidentledger.events.access.AccessEvent;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.maintenance.MaintenanceEvent;
import dev.incidentledger.events.store.EventCatalog;

/** All events of the product. */
public final class LedgerEvents {

    public static final EventCatalog CATALOG =
            EventCatalog.of(IncidentEvent.class, MaintenanceEvent.class, CatalogueEvent.class, AccessEvent.class);

    private LedgerEvents() {}
}
