package dev.incidentledger.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.file.PathUtils;

/** A temporary folder that is gone afterwards. */
record WorkFolder(Path path) implements AutoCloseable {

    static WorkFolder create() throws IOException {
        return new WorkFolder(Files.createTempDirectory("ledger-benchmark-"));
    }

    @Override
    public void close() throws IOException {
        PathUtils.deleteDirectory(path);
    }
}
