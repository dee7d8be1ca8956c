package dev.incidentledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.standalone.Standalone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Whoever owns the data folder can always become an admin again. */
@ExtendWith(OutputCaptureExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LockedOutTest {

    private static final String TOKENS = "/api/v1/access-tokens";
    private static final String WAY_BACK = "--ledger.access.new-admin-token=true";

    @TempDir
    Path folder;

    @Test
    void a_start_with_the_option_lets_an_admin_in_again(CapturedOutput output) throws Exception {
        String lost;
        try (var ledger = start()) {
            lost = secret();
            var first = api(ledger, lost);
            var own = TOKENS + "/" + lost.substring("ilt_".length(), "ilt_".length() + 30);
            assertThat(first.delete(own).expect(409).json().path("code").asString())
                    .isEqualTo("CANNOT_REVOKE_OWN_TOKEN");
            first.get(TOKENS).expect(200);
            var second = first.post(TOKENS, Map.of("roles", List.of("admin")))
                    .expect(201)
                    .json()
                    .path("secret")
                    .asString();
            api(ledger, second).delete(own).expect(200);
        }
        assertThat(output).contains("Admin token   " + file());

        try (var ledger = start()) {
            assertThat(secret()).isEqualTo(lost);
            api(ledger, lost).get(TOKENS).expect(401);
        }
        assertThat(output).contains("Admin token   none that is good in " + file());

        try (var ledger = start(WAY_BACK)) {
            api(ledger, secret()).get(TOKENS).expect(200);
        }

        var regained = secret();
        try (var ledger = start(WAY_BACK)) {
            assertThat(secret()).isEqualTo(regained);
            api(ledger, regained).get(TOKENS).expect(200);
        }
        assertThat(regained).isNotEqualTo(lost);
    }

    private ConfigurableApplicationContext start(String... arguments) {
        return Standalone.start(
                Stream.concat(Stream.of("--server.port=0", "--ledger.data-dir=" + folder), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private Path file() {
        return folder.resolve("admin-token");
    }

    private String secret() throws Exception {
        return Files.readString(file()).strip();
    }

    private static Api api(ConfigurableApplicationContext ledger, String token) {
        int port = ((WebServerApplicationContext) ledger).getWebServer().getPort();
        return new Api("http://127.0.0.1:" + port, token);
    }
}
