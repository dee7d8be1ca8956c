package dev.incidentledger.standalone;

import dev.incidentledger.command.CommandSide;
import dev.incidentledger.eventstore.StartRefusedException;
import dev.incidentledger.query.QuerySide;
import dev.incidentledger.standalone.cli.CommandLineInterface;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** Commands, queries and a database in one process: what {@code spring-boot:run} starts. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CommandSide.class, QuerySide.class, EmbeddedDatabase.class, Welcome.class})
public class Standalone {

    /** A server, unless the arguments are a command for one that runs already. */
    public static void main(String[] args) {
        if (CommandLineInterface.isCommand(args)) {
            System.exit(CommandLineInterface.run(args));
        }
        start(CommandLineInterface.serverArguments(args));
    }

    /** Starts it and answers when it is ready; {@code args} are Spring's, for example {@code --server.port=0}. */
    public static ConfigurableApplicationContext start(String... args) {
        return new SpringApplicationBuilder(Standalone.class)
                .initializers(Standalone::refuseAxonServer, new ThrowAwayFolder())
                .run(args);
    }

    private static void refuseAxonServer(ConfigurableApplicationContext context) {
        if ("axonserver".equals(context.getEnvironment().getProperty("ledger.event-store"))) {
            throw new StartRefusedException(
                    "LEDGER_EVENT_STORE=axonserver is for a command side and a query side as processes"
                            + " of their own; the standalone keeps its events in PostgreSQL.");
        }
    }
}
