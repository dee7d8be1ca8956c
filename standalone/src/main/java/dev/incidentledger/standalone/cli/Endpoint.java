package dev.incidentledger.standalone.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the product answers, and by which token.
 *
 * @param url without a slash at its end
 * @param token null when there is none: then only what is public can be read
 * @param tokenSource where the token came from, for people; empty when there is none
 */
record Endpoint(String url, @Nullable String token, String tokenSource) {

    /** The variable that names the product. */
    static final String URL = "LEDGER_URL";

    private static final String DEFAULT_URL = "http://localhost:8080";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * @param url null: from the environment
     * @param tokenFile null: from the environment
     * @throws Failure for wrong usage
     */
    static Endpoint find(Shell shell, @Nullable String url, @Nullable Path tokenFile) {
        var address = url != null ? url : shell.variable(URL).orElse(DEFAULT_URL);
        var uri = parsed(address);
        var plain = address.replaceAll("/+$", "");
        if (tokenFile != null) {
            return fromFile(plain, shell, tokenFile);
        }
        var token = shell.variable("LEDGER_TOKEN");
        if (token.isPresent()) {
            return new Endpoint(plain, checked(token.get(), "LEDGER_TOKEN"), "LEDGER_TOKEN");
        }
        var file = shell.variable("LEDGER_TOKEN_FILE");
        if (file.isPresent()) {
            return fromFile(plain, shell, Path.of(file.get()));
        }
        var adminToken = Path.of("data", "admin-token");
        return THIS_MACHINE.contains(uri.getHost())
                        && Files.isReadable(shell.folder().resolve(adminToken))
                ? fromFile(plain, shell, adminToken)
                : new Endpoint(plain, null, "");
    }

    private static URI parsed(String url) {
        try {
            var uri = new URI(url);
            if (Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getPort() <= 65_535
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException notOne) {
            // answered below
        }
        throw Failure.wrongUsage(
                "'%s' is no URL to speak to; give one like %s by --url or LEDGER_URL".formatted(url, DEFAULT_URL));
    }

    private static Endpoint fromFile(String url, Shell shell, Path file) {
        try {
            return new Endpoint(
                    url, checked(Files.readString(shell.folder().resolve(file)), file.toString()), file.toString());
        } catch (IOException e) {
            throw Failure.wrongUsage("The token file %s cannot be read".formatted(file));
        }
    }

    /** Also keeps a file that is something else from going out in a header. */
    private static String checked(String token, String source) {
        var stripped = token.strip();
        if (!stripped.matches("[\\x21-\\x7e]{1,1000}")) {
            throw Failure.wrongUsage("%s holds no access token".formatted(source));
        }
        return stripped;
    }
}
