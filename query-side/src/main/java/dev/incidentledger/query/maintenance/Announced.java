package dev.incidentledger.query.maintenance;

import dev.incidentledger.query.platform.Provenance;
import java.util.ArrayList;
import java.util.List;

/** Something that was announced and may be announced anew, with all its revisions. */
final class Announced<T> {

    private final List<Revision<T>> revisions = new ArrayList<>();
    private T present;

    Announced(T first) {
        this.present = first;
    }

    void become(T next, Provenance provenance) {
        revisions.add(new Revision<>(present, next, provenance));
        present = next;
    }

    List<Revision<T>> revisions() {
        return List.copyOf(revisions);
    }
}
