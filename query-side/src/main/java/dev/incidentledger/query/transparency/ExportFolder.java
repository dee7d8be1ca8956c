package dev.incidentledger.query.transparency;

import dev.incidentledger.events.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The exports of one process, as files and nothing else: of each a description, and what was written of it once that is
 * whole. Without its description there is no export.
 */
final class ExportFolder {

    private static final String PREFIX = "exp_";
    private static final String DESCRIPTION = ".json";
    private static final String RECORD = ".zip";
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path path;

    /** Clears away what a process that was killed has left half. */
    ExportFolder(Path path) throws IOException {
        this.path = Files.createDirectories(path, OWNER_ONLY);
        for (var file : files()) {
            var name = file.getFileName().toString();
            boolean isOrphan = name.endsWith(RECORD) && !has(name.substring(0, name.length() - RECORD.length()));
            if (name.startsWith(PREFIX) && (name.endsWith(WholeFile.DRAFT) || isOrphan)) {
                Files.delete(file);
            }
        }
    }

    static String nextId() {
        return Ids.next(PREFIX);
    }

    /** The oldest first. */
    synchronized List<Export> all() throws IOException {
        var all = Stream.<Export>builder();
        for (var file : files()) {
            var name = file.getFileName().toString();
            if (name.startsWith(PREFIX) && name.endsWith(DESCRIPTION)) {
                read(file).ifPresent(all);
            }
        }
        return all.build().sorted(Comparator.comparing(Export::id)).toList();
    }

    Optional<Export> find(String id) throws IOException {
        return Ids.isWellFormed(PREFIX, id) ? read(description(id)) : Optional.empty();
    }

    boolean has(String id) {
        return Files.exists(description(id));
    }

    /** The oldest that is neither written nor failed. */
    Optional<Export> next() throws IOException {
        return all().stream()
                .filter(export -> export.problem() == null && file(export).isEmpty())
                .findFirst();
    }

    /** What was written, when it is whole. */
    Optional<Path> file(Export export) {
        return Optional.of(record(export.id())).filter(Files::exists);
    }

    synchronized void add(Export export) throws IOException {
        save(export);
    }

    /** Nothing comes of it when the export was removed meanwhile. */
    synchronized void update(Export export) throws IOException {
        if (has(export.id())) {
            save(export);
        }
    }

    /** Where to write an export to, before {@link #finish}. */
    Path draft(Export export) throws IOException {
        return WholeFile.draft(record(export.id()));
    }

    /** The draft is its file from now on; nothing comes of it when the export was removed meanwhile. */
    synchronized void finish(Export export, Path draft) throws IOException {
        if (has(export.id())) {
            WholeFile.publish(draft, record(export.id()));
        }
    }

    /** @return whether it was there */
    synchronized boolean remove(String id) throws IOException {
        boolean wasThere = Ids.isWellFormed(PREFIX, id) && Files.deleteIfExists(description(id));
        if (wasThere) {
            Files.deleteIfExists(record(id));
        }
        return wasThere;
    }

    private void save(Export export) throws IOException {
        WholeFile.write(description(export.id()), JSON.writeValueAsString(export));
    }

    private static Optional<Export> read(Path description) throws IOException {
        try {
            return Optional.of(JSON.readValue(Files.readString(description), Export.class));
        } catch (NoSuchFileException removed) {
            return Optional.empty();
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(path)) {
            return files.toList();
        }
    }

    private Path description(String id) {
        return path.resolve(id + DESCRIPTION);
    }

    private Path record(String id) {
        return path.resolve(id + RECORD);
    }
}
