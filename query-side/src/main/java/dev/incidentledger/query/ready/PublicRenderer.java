package dev.incidentledger.query.ready;

import java.util.List;

/** Renders public documents; called on one thread at a time. */
public interface PublicRenderer {

    /** What shows how things stand, or many things at once. */
    default List<Document> overview(PublicRecord record) {
        return List.of();
    }

    /** What is about one incident alone, retracted ones included. */
    default List<Document> incident(PublicIncident incident, PublicRecord record) {
        return List.of();
    }

    default List<Document> maintenance(PublicMaintenance maintenance, PublicRecord record) {
        return List.of();
    }
}
