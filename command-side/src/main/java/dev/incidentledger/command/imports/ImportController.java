package dev.incidentledger.command.imports;

import static java.util.Objects.requireNonNull;

import dev.incidentledger.command.imports.ImportJobs.Earlier;
import dev.incidentledger.command.imports.ImportJobs.Job;
import dev.incidentledger.command.platform.IdempotencyKey;
import dev.incidentledger.command.platform.RequestFingerprint;
import dev.incidentledger.http.Caller;
import dev.incidentledger.http.FieldError;
import dev.incidentledger.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
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
    ResponseEntity<ImportProgress> receive(InputStream body, Caller caller, HttpServletRequest request)
            throws IOException {
        var file = new BoundedFile(body, MOST_BYTES);
        var key = IdempotencyKey.of(request).orElse(null);
        var actor = caller.tokenId().value();
        var job = jobs.receive(actor, key);
        if (job.isPresent()) {
            receive(file, job.get(), request);
            return accepted(ResponseEntity.accepted(), job.get().id());
        }
        var earlier = jobs.sentBefore(actor, requireNonNull(key)).orElseThrow(IdempotencyKey::inProgress);
        requireSame(earlier, file, request);
        return accepted(ResponseEntity.accepted().header(IdempotencyKey.REPLAYED_HEADER, "true"), earlier.id());
    }

    private void receive(BoundedFile file, Job job, HttpServletRequest request) throws IOException {
        boolean received = false;
        try {
            read(file, job);
            received = true;
        } finally {
            if (!received) {
                jobs.drop(job);
            }
        }
        jobs.received(job, RequestFingerprint.of(request));
        worker.wake();
    }

    private static void requireSame(Earlier earlier, BoundedFile file, HttpServletRequest request) throws IOException {
        if (earlier.fingerprint() == null) {
            throw IdempotencyKey.inProgress();
        }
        bounded(file, BoundedFile::drain);
        if (!earlier.fingerprint().equals(RequestFingerprint.of(request))) {
            throw IdempotencyKey.reused();
        }
    }

    private ResponseEntity<ImportProgress> accepted(ResponseEntity.BodyBuilder answer, String id) {
        return answer.location(URI.create(PATH + "/" + id)).body(find(id, 0));
    }

    @GetMapping("/{id}")
    ImportProgress progress(@PathVariable String id, @RequestParam(defaultValue = "0") int after) {
        return find(id, after);
    }

    /** To the end also where it breaks off before: the fingerprint is that of all of it. */
    private void read(BoundedFile file, Job job) throws IOException {
        var objects = new ImportFile(jobs, job);
        try {
            bounded(file, bytes -> {
                SourceReader.read(bytes, objects);
                bytes.drain();
            });
            objects.end();
        } catch (Malformed nothing) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "MALFORMED_BODY",
                    "Nothing in this file can be imported.",
                    List.of(new FieldError("", nothing.code(), nothing.reason())),
                    false);
        }
    }

    private interface Reading {

        void of(BoundedFile file) throws IOException;
    }

    private static void bounded(BoundedFile file, Reading reading) throws IOException {
        try {
            reading.of(file);
        } catch (BoundedFile.TooLong tooLong) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "BODY_TOO_LARGE",
                    "A file to be imported holds at most 256 MiB; send it in parts.",
                    List.of(),
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
