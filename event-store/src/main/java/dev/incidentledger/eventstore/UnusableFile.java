package dev.incidentledger.eventstore;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names the file or folder that a start needs and cannot have, in place of a stack trace. */
class UnusableFile extends AbstractFailureAnalyzer<FileSystemException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FileSystemException failure) {
        return new FailureAnalysis(
                "%s cannot be used: %s".formatted(failure.getFile(), reason(failure)),
                "Let the account that runs the product read and write there, or name another folder by ledger.data-dir",
                failure);
    }

    private static String reason(FileSystemException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "it is not there";
            case FileAlreadyExistsException _ -> "a file is where a folder should be";
            default -> Objects.requireNonNullElse(failure.getReason(), "the file system says no more");
        };
    }
}
