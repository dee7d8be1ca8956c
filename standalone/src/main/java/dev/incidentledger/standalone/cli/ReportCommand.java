package dev.incidentledger.standalone.cli;

import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "report", description = "Print an incident's report. A public incident's needs no token.")
final class ReportCommand implements Runnable {

    /** As the API calls them. */
    enum Format {
        TEXT("text/plain"),
        MARKDOWN("text/markdown"),
        HTML("text/html");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "ID", description = "Of the incident.")
    private String id;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless said.")
    private Format format = Format.TEXT;

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            defaultValue = "en",
            description = "en or de; ${DEFAULT-VALUE} unless said.")
    private String lang = "en";

    @Mixin
    private Connection connection;

    @Override
    public void run() {
        var path = "/incidents/%s/report?lang=%s".formatted(Api.encoded(id), Api.encoded(lang));
        connection.shell().print(connection.api().text(path, format.mediaType).stripTrailing());
    }
}
