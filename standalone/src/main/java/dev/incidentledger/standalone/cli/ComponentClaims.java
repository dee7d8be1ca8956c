package dev.incidentledger.standalone.cli;

import java.util.List;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What a command says of components. */
final class ComponentClaims {

    @Option(
            names = {"-c", "--component"},
            paramLabel = "COMPONENT=STATUS",
            description = "What is said of a component, by its name, GROUP/NAME or id: operational, under_maintenance,"
                    + " degraded_performance, partial_outage or major_outage. May be repeated.")
    private List<ComponentClaim> claims = List.of();

    /** Does nothing where nothing is said. */
    void addTo(ObjectNode body, Api api) {
        if (!claims.isEmpty()) {
            body.set("components", Catalogue.mentions(api, claims));
        }
    }
}
