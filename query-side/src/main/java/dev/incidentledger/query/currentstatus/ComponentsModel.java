package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.query.platform.DerivedModel.Derived;
import dev.incidentledger.query.platform.ExportedModel;
import dev.incidentledger.query.platform.JsonRows;
import dev.incidentledger.query.platform.ToldLines;
import java.io.IOException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells components and groups as they are kept, or folded from their events where the catalogue has gone on meanwhile. */
@Component
class ComponentsModel implements ExportedModel {

    private final JdbcClient db;

    ComponentsModel(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return DerivedComponents.MODEL;
    }

    @Override
    public String projection() {
        return CurrentStatusProjection.GROUP;
    }

    @Override
    public Optional<Unreadable> write(Log log, Lines lines) throws IOException {
        var told = told(log);
        told.writeTo(lines);
        return told.unreadable();
    }

    private ToldLines told(Log log) {
        var kept = kept();
        if (log.goneOn()
                .contains(CatalogueEvent.CATALOGUE_ID)) { // asked after the rows, or they could be ahead unnoticed
            return ToldLines.of(CatalogueEvent.CATALOGUE_ID, log, new DerivedComponents());
        }
        return ToldLines.of(kept.lines().map(Derived::line));
    }

    private ToldCatalogue kept() {
        return db.sql("""
                        select jsonb_build_object(
                            'components', array(select to_jsonb(kept) from query.component_v1 kept),
                            'groups', array(select to_jsonb(kept) from query.group_v1 kept))
                        """).query(JsonRows.as(ToldCatalogue.class)).single();
    }
}
