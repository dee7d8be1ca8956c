package dev.incidentledger.query.transparency;

import dev.incidentledger.http.ProblemException;
import dev.incidentledger.log.Checkpoint;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The whole log in one file, for auditors who check it elsewhere. */
@RestController
class LogExportController {

    private static final String ZIP = "application/zip";

    private final LogExport export;

    LogExportController(LogExport export) {
        this.export = export;
    }

    @GetMapping(path = "/api/v1/audit/export", produces = ZIP)
    void export(HttpServletResponse response) throws IOException {
        var signed = export.signed();
        if (signed.isEmpty()) {
            throw ProblemException.notFound("NO_CHECKPOINT", "Nothing has been signed yet.");
        }
        long size = Checkpoint.parse(signed.getLast().text()).size();
        response.setContentType(ZIP);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("ledger-%d.zip".formatted(size))
                        .build()
                        .toString());
        export.write(signed, response.getOutputStream());
    }
}
