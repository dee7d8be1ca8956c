package dev.incidentledger.standalone;

import dev.incidentledger.command.access.AdminTokenFile;
import dev.incidentledger.standalone.demo.DemoHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private final AdminTokenFile tokenFile;

    Welcome(Environment environment, AdminTokenFile tokenFile) {
        this.environment = environment;
        this.tokenFile = tokenFile;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var url = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        var incident = environment.acceptsProfiles(Profiles.of("demo"))
                ? tellDemoHistory(url).get("exchange")
                : "{id}";
        boolean isTokenGood = tokenFile.admits();
        var whereTokenIs = isTokenGood
                ? tokenFile.path()
                : "none that is good in %s; see \"Locked out\" in docs/operations.md".formatted(tokenFile.path());
        var token = isTokenGood ? "$(cat %s)".formatted(tokenFile.path()) : "$TOKEN";
        LOG.info("""

                Incident Ledger is ready.
                  API           {}/api/v1/status   (described in {}/openapi.yaml)
                  A report      {}/api/v1/incidents/{}/report
                  Admin token   {}

                Identify an incident:
                  curl -s {}/api/v1/incidents -H "Authorization: Bearer {}" -H 'Content-Type: application/json' \\
                    -d '{"title": "Sign-in fails", "status": "investigating", "message": "We are looking into it."}'
                """, url, url, url, incident, whereTokenIs, url, token);
    }

    private Map<String, String> tellDemoHistory(String url) throws IOException {
        var token = Files.readString(tokenFile.path()).strip();
        var api = RestClient.builder()
                .baseUrl(url)
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
        return new DemoHistory(api).tell(InstantSource.system().instant());
    }
}
