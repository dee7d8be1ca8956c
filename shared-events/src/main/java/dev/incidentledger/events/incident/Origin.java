package dev.incidentledger.events.incident;

import java.util.List;

/** The third party whose trouble it is, and what that party calls it. */
public record Origin(String provider, List<ExternalReference> references) {

    public Origin {
        references = List.copyOf(references);
    }
}
