package dev.incidentledger.query.ready;

import java.util.Map;

/** Knows when components and groups came and changed. */
public interface PublicCatalogue {

    /** Of all that ever was in the catalogue, internal ones included, by our ids. */
    Map<String, CatalogueEntry> entries();

    /** The projection behind it. */
    String projection();
}
