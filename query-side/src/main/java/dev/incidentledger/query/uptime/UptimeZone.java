package dev.incidentledger.query.uptime;

import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.platform.ZonedDays;
import org.springframework.stereotype.Component;

/** The days of {@link UptimeProjection}. */
@Component
class UptimeZone implements ZonedDays {

    private final UptimeTables tables;

    UptimeZone(ProjectionDatabase db, StatusPage page) {
        this.tables = new UptimeTables(db, page.zone());
    }

    @Override
    public String projection() {
        return UptimeProjection.GROUP;
    }

    @Override
    public boolean remakeIfZoneChanged() {
        return tables.recomputeAllIfZoneChanged();
    }
}
