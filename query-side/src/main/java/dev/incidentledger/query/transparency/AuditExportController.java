package dev.incidentledger.query.transparency;

import dev.incidentledger.http.Caller;
import dev.incidentledger.http.CheckedBody;
import dev.incidentledger.http.Fields;
import dev.incidentledger.http.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The whole log in one file, for auditors who check it elsewhere: ordered, watched, fetched. */
@RestController
@RequestMapping(AuditExportController.PATH)
class AuditExportController {

    static final String PATH = "/api/v1/audit/exports";

    private final ExportOrders exports;

    AuditExportController(ExportOrders exports) {
        this.exports = exports;
    }

    @PostMapping
    ResponseEntity<ExportProgress> request(@RequestBody Order order, Caller caller) throws IOException {
        var export = exports.request(caller.tokenId());
        return ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + export.id()))
                .body(export);
    }

    /** All there is to say is that it is wanted. */
    record Order() implements CheckedBody {

        @Override
        public void check(Fields fields) {}
    }

    @GetMapping
    ExportList list() throws IOException {
        return new ExportList(exports.all());
    }

    /** @param exports the newest first */
    record ExportList(List<ExportProgress> exports) {}

    @GetMapping("/{id}")
    ExportProgress progress(@PathVariable String id) throws IOException {
        return exports.find(id).orElseThrow(AuditExportController::unknown);
    }

    /** All of it, or the ranges that are asked for. */
    @GetMapping(path = "/{id}/file", produces = "application/zip")
    ResponseEntity<Resource> file(@PathVariable String id, @RequestHeader HttpHeaders asked) throws IOException {
        var export = progress(id);
        var file = exports.file(id).map(FileSystemResource::new).orElseThrow(() -> notWritten(export));
        checkRanges(asked, file);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("ledger-%d.zip".formatted(export.events()))
                                .build()
                                .toString())
                .body(file);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(@PathVariable String id) throws IOException {
        if (!exports.remove(id)) {
            throw unknown();
        }
        return ResponseEntity.noContent().build();
    }

    /** Spring answers ranges that are none with all of the file under a status of refusal. */
    private static void checkRanges(HttpHeaders asked, Resource file) throws IOException {
        try {
            HttpRange.toResourceRegions(asked.getRange(), file);
        } catch (IllegalArgumentException notThere) {
            throw ProblemException.rangeNotSatisfiable(file.contentLength());
        }
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("UNKNOWN_EXPORT", "There is no such export, or no more.");
    }

    private static ProblemException notWritten(ExportProgress export) {
        return export.isAtItsEnd()
                ? ProblemException.conflict("EXPORT_FAILED", "It could not be written; ask for another.")
                : ProblemException.conflictForNow(
                        "EXPORT_NOT_FINISHED", "It is still to be written; its progress tells how far it is.");
    }
}
