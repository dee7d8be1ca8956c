package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.incidentledger.eventstore.Sample.DoorId;
import dev.incidentledger.eventstore.Sample.OpenDoor;
import dev.incidentledger.eventstore.axonserver.StubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

/** What an operator reads who has told a wrong token, or nothing of TLS. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AxonServerDoorkeepingTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path folder;

    private static Path certificate;
    private static Path key;

    private final String database = TestServer.freshDatabase();

    @BeforeAll
    static void makeCertificate() throws IOException, InterruptedException, GeneralSecurityException {
        var store = folder.resolve("server.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        certificate = pem("CERTIFICATE", keys.getCertificate("server").getEncoded());
        key = pem("PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded());
    }

    @Test
    void the_right_token_is_let_in() {
        try (var server = StubServer.guardedBy("right");
                var commands = AxonServerSide.ofCommands(database, server.address(), "ledger.axonserver.token=right")) {
            assertThat(commands.send(open())).isZero();
        }
    }

    @Test
    void a_wrong_token_is_told_by_its_setting() {
        try (var server = StubServer.guardedBy("right");
                var commands = AxonServerSide.ofCommands(database, server.address(), "ledger.axonserver.token=wrong")) {
            assertThatThrownBy(() -> commands.send(open()))
                    .hasMessage("Axon Server is not reached: it does not accept LEDGER_AXONSERVER_TOKEN");
            assertThat(commands.health("logTakesEvents").getStatus()).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void a_trusted_certificate_is_spoken_to() {
        try (var server = StubServer.encryptedBy(certificate.toFile(), key.toFile());
                var commands = AxonServerSide.ofCommands(
                        database,
                        server.address(),
                        "ledger.axonserver.tls=true",
                        "ledger.axonserver.certificate=" + certificate)) {
            assertThat(commands.send(open())).isZero();
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_told() {
        try (var server = StubServer.encryptedBy(certificate.toFile(), key.toFile());
                var commands = AxonServerSide.ofCommands(database, server.address(), "ledger.axonserver.tls=true")) {
            assertThatThrownBy(() -> commands.send(open()))
                    .hasMessageStartingWith("Axon Server is not reached: TLS fails")
                    .hasMessageContaining("LEDGER_AXONSERVER_CERTIFICATE");
        }
    }

    @Test
    void a_server_without_tls_is_told_where_it_was_expected() {
        try (var server = StubServer.start();
                var commands = AxonServerSide.ofCommands(database, server.address(), "ledger.axonserver.tls=true")) {
            assertThatThrownBy(() -> commands.send(open()))
                    .hasMessageStartingWith("Axon Server is not reached: TLS fails")
                    .hasMessageContaining("LEDGER_AXONSERVER_TLS");
        }
    }

    /** Once its first words arrive: it may have hung up before that. */
    @Test
    void a_server_with_tls_is_told_where_none_was_expected() {
        try (var server = StubServer.encryptedBy(certificate.toFile(), key.toFile());
                var commands = AxonServerSide.ofCommands(database, server.address())) {
            await().untilAsserted(() ->
                    assertThatThrownBy(() -> commands.send(open())).hasMessageContaining("LEDGER_AXONSERVER_TLS"));
        }
    }

    private static OpenDoor open() {
        return new OpenDoor(new DoorId("door_" + UUID.randomUUID()));
    }

    private static Path pem(String kind, byte[] content) throws IOException {
        return Files.writeString(
                folder.resolve(kind + ".pem"),
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(kind, Base64.getMimeEncoder().encodeToString(content), kind));
    }
}
