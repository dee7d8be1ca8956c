package dev.incidentledger.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.incidentledger.query.language.Language;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WordingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A          | A                              | A",
                "A B        | A and B                        | A und B",
                "A A C      | A and A and 1 more component   | A, A und 1 weitere Komponente",
                "A B C D    | A and B and 2 more components  | A, B und 2 weitere Komponenten"
            })
    void two_components_are_named_and_more_are_counted(String components, String inEnglish, String inGerman) {
        var names = List.of(components.split(" "));

        assertThat(new Wording(Language.EN, ZoneOffset.UTC).names(names)).isEqualTo(inEnglish);
        assertThat(new Wording(Language.DE, ZoneOffset.UTC).names(names)).isEqualTo(inGerman);
    }
}
