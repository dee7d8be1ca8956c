package dev.incidentledger.query.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.incidentledger.http.ProblemException;
import dev.incidentledger.query.platform.Choices;
import dev.incidentledger.query.platform.Negotiation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes answers in any format, with the position that they are as of in a header. In all but JSON each row carries it as well, since
 * such files are kept without the headers that came with them, and numbers are plain decimals.
 */
@Component
class Tables {

    private static final String POSITION = "asOfPosition";
    private static final String POSITION_HEADER = "X-As-Of-Position";

    private static final String SECONDS = "Seconds";
    private static final int MICROSECONDS = 6;

    /** What spreadsheets take for a formula. */
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r].*");

    private final JsonMapper json;
    private final ParquetFiles parquet;

    Tables(JsonMapper json, ParquetFiles parquet) {
        this.json = json;
        this.parquet = parquet;
    }

    /** The one that was asked for by name, else the one that the caller's Accept header likes best. */
    TableFormat format(@Nullable String asked, HttpHeaders headers) throws HttpMediaTypeNotAcceptableException {
        var named = Choices.read(asked, TableFormat.class, "format");
        if (named == null) {
            return Negotiation.bestOf(headers, parquet.isAvailable() ? TableFormat.ALL : TableFormat.PLAIN);
        }
        if (named == TableFormat.PARQUET && !parquet.isAvailable()) {
            throw ProblemException.badRequest(
                    "?format", "FORMAT_NOT_INSTALLED", "This product was built without Parquet: choose csv or ndjson.");
        }
        return named;
    }

    <R extends Record> ResponseEntity<byte[]> answer(Rows<R> answer, Class<R> row, TableFormat format) {
        var body = switch (format) {
            case JSON -> json.writeValueAsBytes(answer);
            case CSV -> csv(answer, row).getBytes(UTF_8);
            case NDJSON -> lines(answer).getBytes(UTF_8);
            case PARQUET -> parquet.of(lines(answer), columns(row));
        };
        var position = answer.asOf().position();
        return ResponseEntity.ok()
                .contentType(format.mediaType())
                .headers(headers -> {
                    if (position != null) {
                        headers.set(POSITION_HEADER, position.toString());
                    }
                })
                .body(body);
    }

    private String csv(Rows<?> answer, Class<? extends Record> row) {
        var columns = columns(row).keySet();
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(columns);
            positioned(answer)
                    .forEach(values -> csv.writeRecord(columns.stream()
                            .map(column -> cell(values.path(column)))
                            .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Of which type each column is, in order. */
    private static SequencedMap<String, Class<?>> columns(Class<? extends Record> row) {
        var columns = new LinkedHashMap<String, Class<?>>();
        for (var component : row.getRecordComponents()) {
            columns.put(component.getName(), component.getType());
        }
        columns.put(POSITION, Long.class);
        return columns;
    }

    private String lines(Rows<?> answer) {
        return positioned(answer)
                .map(row -> json.writeValueAsString(row) + "\n")
                .collect(Collectors.joining());
    }

    private Stream<ObjectNode> positioned(Rows<?> answer) {
        return answer.rows().stream().map(row -> {
            ObjectNode values = json.valueToTree(row);
            values.propertyStream()
                    .filter(value -> value.getValue().isDouble())
                    .toList()
                    .forEach(value -> values.put(value.getKey(), plain(value.getKey(), value.getValue())));
            return values.put(POSITION, answer.asOf().position());
        });
    }

    /** Seconds to the microsecond, fractions as they are; never with an exponent, nor zeros at the end. */
    private static BigDecimal plain(String column, JsonNode value) {
        var exact = value.decimalValue();
        var told = column.endsWith(SECONDS) ? exact.setScale(MICROSECONDS, RoundingMode.HALF_EVEN) : exact;
        var plain = told.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static String cell(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isArray()) {
            return value.valueStream().map(Tables::cell).collect(Collectors.joining(" "));
        }
        var text = value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asString();
        return value.isString() && FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
