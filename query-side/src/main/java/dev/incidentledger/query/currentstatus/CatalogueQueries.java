package dev.incidentledger.query.currentstatus;

import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.query.platform.Moment;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Components and groups. The retired ones are in no list, but remain to be found by their ids. */
@Component
class CatalogueQueries {

    private final StandingTables present;
    private final PastStanding past;

    CatalogueQueries(StandingTables present, PastStanding past) {
        this.present = present;
        this.past = past;
    }

    /** In the order of the page. */
    List<ComponentHealth> components(Moment moment) {
        return (moment.isPresent() ? present.catalogue() : past.rows(moment)).health();
    }

    Optional<ComponentHealth> find(ComponentId id, Moment moment) {
        return (moment.isPresent() ? present.of(id) : past.rows(moment)).healthOf(id);
    }

    /** In the order of the page. */
    List<ComponentGroup> groups(Moment moment) {
        return (moment.isPresent() ? present.catalogue() : past.catalogue(moment.position())).pageGroups();
    }

    Optional<ComponentGroup> find(GroupId id, Moment moment) {
        return (moment.isPresent() ? present.of(id) : past.catalogue(moment.position())).group(id);
    }
}
