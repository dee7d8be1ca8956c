package dev.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class UnusableFolderTest {

    @Test
    void a_data_folder_inside_a_file_is_refused_by_its_name(CapturedOutput output, @TempDir Path folder)
            throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> Standalone.start("--ledger.data-dir=" + file.resolve("data")))
                .hasRootCauseInstanceOf(IOException.class);

        assertThat(output.getOut().substring(output.getOut().indexOf("APPLICATION FAILED TO START")))
                .contains(file + "/data", " cannot be used: Not a directory", "ledger.data-dir")
                .doesNotContain("\tat ");
    }
}
