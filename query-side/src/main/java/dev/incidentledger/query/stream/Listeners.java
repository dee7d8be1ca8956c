package dev.incidentledger.query.stream;

import dev.incidentledger.query.platform.OpenConnections;
import org.springframework.stereotype.Component;

/** Who listens to the operators' stream. */
@Component
class Listeners extends OpenConnections {

    Listeners(StreamSettings settings) {
        super("ledger.stream.listeners", "TOO_MANY_LISTENERS", settings.mostListeners());
    }
}
