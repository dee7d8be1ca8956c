package dev.incidentledger.eventstore;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/** Names the file or folder that a start needs and cannot have, in place of a stack trace. */
class UnusableFile extends AbstractFailureAnalyzer<FileSystemException> {

    private static final String CURE = "See that the account that runs the product can use it";

    private final Environment settings;

    /** @param settings null when they could not be read either */
    UnusableFile(@Nullable Environment settings) {
        this.settings = Objects.requireNonNullElseGet(settings, StandardEnvironment::new);
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, FileSystemException failure) {
        var file = failure.getFile();
        return file == null
                ? null
                : new FailureAnalysis("%s cannot be used: %s".formatted(file, reason(failure)), cure(file), failure);
    }

    private String cure(String file) {
        return Stream.of("ledger.data-dir", "java.io.tmpdir")
                .filter(setting -> concerns(file, settings.getProperty(setting)))
                .findFirst()
                .map(setting -> "%s, or name another folder by %s".formatted(CURE, setting))
                .orElse(CURE);
    }

    /** What is in the way to a folder is as good as in it. */
    private static boolean concerns(String file, @Nullable String folder) {
        if (folder == null) {
            return false;
        }
        var unusable = Path.of(file).toAbsolutePath().normalize();
        var named = Path.of(folder).toAbsolutePath().normalize();
        return unusable.startsWith(named) || named.startsWith(unusable);
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
