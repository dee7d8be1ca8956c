package dev.incidentledger.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EndpointTest {

    @TempDir
    private Path folder;

    @Test
    void is_this_machine_without_a_token_unless_said_otherwise() {
        assertThat(Endpoint.find(typed().shell(), null, null))
                .isEqualTo(new Endpoint("http://localhost:8080", null, ""));
    }

    @Test
    void is_what_the_option_says_before_what_the_environment_says() throws IOException {
        var shell = typed().with("LEDGER_URL", "http://two.example").with("LEDGER_TOKEN", "two");

        assertThat(Endpoint.find(shell.shell(), "https://one.example/ledger/", file("given", "one\n")))
                .isEqualTo(new Endpoint(
                        "https://one.example/ledger",
                        "one",
                        folder.resolve("given").toString()));
    }

    @Test
    void takes_the_token_from_the_environment_before_the_file_that_it_names() throws IOException {
        var shell = typed().with("LEDGER_TOKEN_FILE", file("named", "file").toString());

        assertThat(token(shell)).isEqualTo("file");
        assertThat(token(shell.with("LEDGER_TOKEN", "variable"))).isEqualTo("variable");
        assertThat(token(shell.with("LEDGER_TOKEN", ""))).isEqualTo("file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:9090", "http://[::1]:8080"})
    void takes_the_admin_token_for_a_product_on_this_machine(String url) throws IOException {
        adminToken();

        assertThat(token(typed().with("LEDGER_URL", url))).isEqualTo("admin");
    }

    @Test
    void sends_the_admin_token_of_this_machine_nowhere_else() throws IOException {
        adminToken();

        assertThat(Endpoint.find(typed().shell(), "https://status.example", null)
                        .token())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "ftp://localhost",
                "http://",
                "http://a b",
                "http://localhost:99999",
                "http://admin:secret@localhost",
                "http://localhost?x=1",
                "http://localhost#x"
            })
    void refuses_what_is_no_url_to_speak_to(String url) {
        assertThatThrownBy(() -> Endpoint.find(typed().shell(), url, null))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(2))
                .hasMessageContaining("is no URL to speak to");
    }

    @Test
    void refuses_a_token_file_that_cannot_be_read() {
        assertThatThrownBy(() -> Endpoint.find(typed().shell(), null, Path.of("missing")))
                .hasMessage("The token file missing cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\nlines", "-----BEGIN KEY-----\nabc", "schlüssel"})
    void sends_no_file_that_holds_something_else(String content) throws IOException {
        var file = file("other", content);

        assertThatThrownBy(() -> Endpoint.find(typed().shell(), null, file))
                .hasMessageEndingWith("holds no access token");
    }

    private TypedShell typed() {
        return new TypedShell().in(folder);
    }

    private static String token(TypedShell shell) {
        return String.valueOf(Endpoint.find(shell.shell(), null, null).token());
    }

    private void adminToken() throws IOException {
        Files.createDirectory(folder.resolve("data"));
        file("data/admin-token", "admin");
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
