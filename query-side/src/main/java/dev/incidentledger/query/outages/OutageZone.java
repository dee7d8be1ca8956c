package dev.incidentledger.query.outages;

import dev.incidentledger.eventstore.ProjectionDatabase;
import dev.incidentledger.query.platform.StatusPage;
import dev.incidentledger.query.platform.ZonedDays;
import org.springframework.stereotype.Component;

/** The days of {@link OutagesProjection}. */
@Component
class OutageZone implements ZonedDays {

    private final OutageTables tables;

    OutageZone(ProjectionDatabase db, StatusPage page) {
        this.tables = new OutageTables(db, page.zone());
    }

    @Override
    public String projection() {
        return OutagesProjection.GROUP;
    }

    @Override
    public boolean remakeIfZoneChanged() {
        return tables.remakeAllIfZoneChanged();
    }
}
