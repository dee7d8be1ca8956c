package dev.incidentledger.query.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes answers in any format. As CSV and as lines each row carries the position that it is as of, since such files are
 * kept without the headers that came with them.
 */
@Component
class Tables {

    private static final String POSITION = "asOfPosition";

    /** What spreadsheets take for a formula. */
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r].*");

    private final JsonMapper json;

    Tables(JsonMapper json) {
        this.json = json;
    }

    <R extends Record> ResponseEntity<byte[]> answer(Rows<R> answer, Class<R> row, TableFormat format) {
        var body = switch (format) {
            case JSON -> json.writeValueAsBytes(answer);
            case CSV -> csv(answer, row).getBytes(UTF_8);
            case NDJSON -> lines(answer).getBytes(UTF_8);
        };
        return ResponseEntity.ok().contentType(format.mediaType()).body(body);
    }

    private String csv(Rows<?> answer, Class<? extends Record> row) {
        var columns = new ArrayList<String>();
        Stream.of(row.getRecordComponents())
                .map(component -> component.getName())
                .forEach(columns::add);
        columns.add(POSITION);
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

    private String lines(Rows<?> answer) {
        return positioned(answer)
                .map(row -> json.writeValueAsString(row) + "\n")
                .collect(Collectors.joining());
    }

    private Stream<ObjectNode> positioned(Rows<?> answer) {
        return answer.rows().stream().map(row -> {
            ObjectNode values = json.valueToTree(row);
            return values.put(POSITION, answer.asOf().position());
        });
    }

    private static String cell(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isArray()) {
            return value.valueStream().map(Tables::cell).collect(Collectors.joining(" "));
        }
        var text = value.asString();
        return value.isString() && FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
