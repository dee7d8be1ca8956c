package dev.incidentledger.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import picocli.CommandLine.IVersionProvider;

/** Of the product that this command line comes with, as its build wrote it down. */
final class Version implements IVersionProvider {

    private static final String FILE = "version.txt";

    @Override
    public String[] getVersion() throws IOException {
        try (var written = Version.class.getResourceAsStream(FILE)) {
            if (written == null) {
                throw new FileNotFoundException(FILE);
            }
            return new String[] {"Incident Ledger " + new String(written.readAllBytes(), UTF_8).strip()};
        }
    }
}
