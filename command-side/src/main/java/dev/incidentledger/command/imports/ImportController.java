package dev.incidentledger.command.imports;

import dev.incidentledger.command.imports.ImportJobs.Job;
import dev.incidentledger.http.Caller;
import dev.incidentledger.http.FieldError;
import dev.incidentledger.http.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes files to be imported, and says how far they have come. */
@RestController
@RequestMapping(path = ImportController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class ImportController {

    static final String PATH = "/api/v1/imports";

    private static final long MOST_BYTES = 256L << 20;
    private static final int MOST_PROBLEMS = 200;

    private final ImportJobs jobs;
    private final ImportWorker worker;

    ImportController(ImportJobs jobs, ImportWorker worker) {
        this.jobs = jobs;
        this.worker = worker;
    }

    /** Answers once the whole file is in the database: from then on it is imported, whatever happens. */
    @PostMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_NDJSON_VALUE, "application/jsonl"})
    ResponseEntity<ImportProgress> receive(InputStream body, Caller caller) throws IOException {
        var job = jobs.receive(caller.tokenId().value());
        boolean received = false;
        try {
            read(body, job);
            received = true;
        } finally {
            if (!received) {
                jobs.drop(job);
            }
        }
        jobs.received(job);
        worker.wake();
        return ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + job.id()))
                .body(find(job.id(), 0));
    }

    @GetMapping("/{id}")
    ImportProgress progress(@PathVariable String id, @RequestParam(defaultValue = "0") int after) {
        return find(id, after);
    }

    private void read(InputStream body, Job job) throws IOException {
        var file = new ImportFile(jobs, job);
        try {
            SourceReader.read(new BoundedFile(body, MOST_BYTES), file);
            file.end();
        } catch (BoundedFile.TooLong tooLong) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "BODY_TOO_LARGE",
                    "A file to be imported holds at most 256 MiB; send it in parts.",
                    List.of(),
                    false);
        } catch (Malformed nothing) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "MALFORMED_BODY",
                    "Nothing in this file can be imported.",
                    List.of(new FieldError("", nothing.code(), nothing.reason())),
                    false);
        }
    }

    private ImportProgress find(String id, int after) {
        return Optional.of(id)
                .filter(ImportJobs::isId)
                .flatMap(jobs::progress)
                .map(progress -> progress.with(jobs.problems(id, after, MOST_PROBLEMS)))
                .orElseThrow(() -> ProblemException.notFound("UNKNOWN_IMPORT", "There is no such import."));
    }
}
