package dev.incidentledger.query;

import dev.incidentledger.eventstore.ProcessSettings;
import dev.incidentledger.query.platform.CursorKey;
import dev.incidentledger.query.transparency.KeyFile;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The query side as a process of its own; the event store and the database are somewhere else. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(QuerySide.class)
public class QuerySideApplication {

    public static void main(String[] args) {
        ProcessSettings.applicationOf(
                        QuerySideApplication.class, "query-side", CursorKey::complaints, KeyFile::complaints)
                .run(args);
    }
}
