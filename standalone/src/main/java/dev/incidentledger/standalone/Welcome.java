package dev.incidentledger.standalone;

import dev.incidentledger.standalone.demo.DemoHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.client.RestClient;

/** Tells a newcomer where everything is; in the profile {@code demo} it first tells the product a sample history. */
@Order(Ordered.LOWEST_PRECEDENCE)
class Welcome implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private final Environment environment;
    private final Path tokenFile;

    Welcome(Environment environment, @Value("${ledger.data-dir}") Path dataFolder) {
        this.environment = environment;
        this.tokenFile = dataFolder.resolve("admin-token").toAbsolutePath().normalize();
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var url = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        var incident = environment.acceptsProfiles(Profiles.of("demo"))
                ? tellDemoHistory(url).get("exchange")
                : "{id}";
        LOG.info("""

                Incident Ledger is ready.
                  API           {}/api/v1/status   (described in {}/openapi.yaml)
                  A report      {}/api/v1/incidents/{}/report
                  Admin token   {}

                Identify an incident:
                  curl -s {}/api/v1/incidents -H "Authorization: Bearer $(cat {})" -H 'Content-Type: application/json' \\
                    -d '{"title": "Sign-in fails", "status": "investigating", "message": "We are looking into it."}'
                """, url, url, url, incident, tokenFile, url, tokenFile);
    }

    private Map<String, String> tellDemoHistory(String url) throws IOException {
        var token = Files.readString(tokenFile).strip();
        var api = RestClient.builder()
                .baseUrl(url)
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
        return new DemoHistory(api).tell(InstantSource.system().instant());
    }
}
