package dev.incidentledger.eventstore;

import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Tells this process from all others: whatever only one may hold is held in its name, and Axon Server knows it by it. */
public record NodeId(String value) {

    /** Process id and host alone are the same in all containers on the network of one host. */
    private static final String OWN =
            "%s.%08x".formatted(ManagementFactory.getRuntimeMXBean().getName(), new SecureRandom().nextInt());

    /** As it is told; else process id, host and something that is new with each start. */
    public static NodeId of(Environment settings) {
        var told = settings.getProperty("ledger.node-id", "");
        return new NodeId(StringUtils.hasText(told) ? told.strip() : OWN);
    }
}
