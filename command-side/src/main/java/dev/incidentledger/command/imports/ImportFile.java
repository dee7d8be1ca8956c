package dev.incidentledger.command.imports;

import dev.incidentledger.command.imports.ImportJobs.Job;
import dev.incidentledger.command.imports.ImportJobs.Spooled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Puts what is found in a file into the database, a few objects at a time. */
final class ImportFile implements SourceReader.Found {

    private static final int OBJECTS = 200;
    private static final int CHARACTERS = 2 << 20;

    private final ImportJobs jobs;
    private final Job job;
    private final List<Spooled> gathered = new ArrayList<>();
    private int characters;
    private int found;
    private boolean anythingToImport;
    private @Nullable Malformed firstProblem;

    ImportFile(ImportJobs jobs, Job job) {
        this.jobs = jobs;
        this.job = job;
    }

    @Override
    public void object(int line, ObjectNode object) {
        anythingToImport = true;
        gather(Spooled.of(SourceObject.of(++found, line, object)));
    }

    @Override
    public void broken(int line, Malformed problem) {
        firstProblem = firstProblem == null ? problem : firstProblem;
        gather(Spooled.broken(++found, line, problem));
    }

    /** @throws Malformed when nothing in it can be imported */
    void end() {
        flush();
        if (!anythingToImport) {
            throw firstProblem == null
                    ? new Malformed(
                            "NOTHING_TO_IMPORT", "The file holds no incidents, no maintenances and no components.")
                    : firstProblem;
        }
    }

    private void gather(Spooled object) {
        gathered.add(object);
        characters += object.source() == null ? 0 : object.source().length();
        if (gathered.size() >= OBJECTS || characters >= CHARACTERS) {
            flush();
        }
    }

    private void flush() {
        if (!gathered.isEmpty()) {
            jobs.add(job, gathered);
            gathered.clear();
            characters = 0;
        }
    }
}
