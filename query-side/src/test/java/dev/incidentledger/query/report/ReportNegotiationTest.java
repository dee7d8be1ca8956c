package dev.incidentledger.query.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReportNegotiationTest {

    private static final List<ReportFormat> FORMATS = List.of(ReportFormat.values());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                    | MARKDOWN",
                "*/*                                                   | MARKDOWN",
                "text/*                                                | MARKDOWN",
                "text/plain                                            | TEXT",
                "text/html,application/xhtml+xml,*/*;q=0.8             | HTML",
                "text/markdown;q=0.2, text/plain;q=0.9                 | TEXT",
                "application/json, text/plain;q=0.1                    | TEXT",
                "text/markdown;q=0, text/html                          | HTML"
            })
    void gives_what_the_caller_likes_best(String accept, ReportFormat format) throws Exception {
        assertThat(ReportNegotiation.bestOf(MediaType.parseMediaTypes(accept), FORMATS))
                .isEqualTo(format);
    }

    @Test
    void refuses_what_there_is_not() {
        assertThatThrownBy(() -> ReportNegotiation.bestOf(MediaType.parseMediaTypes("application/pdf"), FORMATS))
                .isInstanceOf(HttpMediaTypeNotAcceptableException.class);
    }

    @Test
    void refuses_more_than_anybody_can_want() {
        var headers = new HttpHeaders();
        headers.set("Accept", "text/html,".repeat(60) + "text/html");

        assertThatThrownBy(() -> ReportNegotiation.bestOf(headers, FORMATS))
                .isInstanceOf(HttpMediaTypeNotAcceptableException.class);
    }
}
