package dev.incidentledger.query.ready;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadyDocumentsTest {

    /** Whatever ends the process, its disk is free again. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "An open file keeps its name there")
    void the_file_of_the_many_has_no_name_that_could_outlive_the_process(@TempDir Path folder) {
        try (var documents = new ReadyDocuments((_, _) -> "", new RenderingStop(), folder.resolve("pages.mv"))) {
            documents.show(
                    List.of(),
                    IntStream.range(0, 1_000)
                            .mapToObj(number -> Document.data("/incidents/" + number, "text/plain", "Rendered")));

            assertThat(folder).isEmptyDirectory();
            assertThat(documents.find("/incidents/999")).isNotNull();
        }
    }
}
