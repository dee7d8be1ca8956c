package dev.incidentledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UnusableFileTest {

    private final UnusableFile analyzer = new UnusableFile(new MockEnvironment()
            .withProperty("ledger.data-dir", "/srv/ledger/../data")
            .withProperty("java.io.tmpdir", "/tmp"));

    @ParameterizedTest
    @ValueSource(strings = {"/srv/data", "/srv/data/log-key", "/srv"})
    void what_is_in_the_data_folder_or_in_the_way_to_it_names_the_setting_of_that(String file) {
        var analysis = analysisOf(new AccessDeniedException(file));

        assertThat(analysis.getDescription()).isEqualTo(file + " cannot be used: permission denied");
        assertThat(analysis.getAction()).endsWith(", or name another folder by ledger.data-dir");
    }

    @Test
    void what_is_temporary_names_the_setting_of_that() {
        var analysis = analysisOf(new NoSuchFileException("/tmp/tomcat.8080.1"));

        assertThat(analysis.getDescription()).isEqualTo("/tmp/tomcat.8080.1 cannot be used: it is not there");
        assertThat(analysis.getAction()).endsWith(", or name another folder by java.io.tmpdir");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/tls/key.pem", "/srv/data-of-others"})
    void what_is_elsewhere_names_none(String file) {
        assertThat(analysisOf(new FileAlreadyExistsException(file)).getAction())
                .isEqualTo("See that the account that runs the product can use it");
    }

    @Test
    void without_settings_it_is_named_all_the_same() {
        var failure = new FileSystemException("/etc/tls/key.pem", null, "No space left on device");

        assertThat(new UnusableFile(null).analyze(failure, failure))
                .extracting(FailureAnalysis::getDescription)
                .isEqualTo("/etc/tls/key.pem cannot be used: No space left on device");
    }

    @Test
    void a_failure_that_names_no_file_is_told_with_its_trace() {
        assertThat(analyzer.analyze(new UncheckedIOException(new FileSystemException(null))))
                .isNull();
        assertThat(analyzer.analyze(new UncheckedIOException(new FileNotFoundException("/srv/data"))))
                .isNull();
    }

    private FailureAnalysis analysisOf(FileSystemException failure) {
        @Nullable FailureAnalysis analysis = analyzer.analyze(new UncheckedIOException(failure));
        assertThat(analysis).isNotNull();
        return analysis;
    }
}
