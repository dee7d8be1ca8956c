package dev.incidentledger.e2e.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A request in the making: right at first, then spoiled. */
final class Draft {

    final DescribedOperation operation;
    final List<Field> query = new ArrayList<>();
    final List<Field> headers = new ArrayList<>();
    final List<String> spoiled = new ArrayList<>();
    String method;
    String path;
    Framing framing = Framing.LENGTH;
    Optional<JsonNode> json = Optional.empty();
    private byte[] bytes = {};

    Draft(DescribedOperation operation, String path) {
        this.operation = operation;
        this.method = operation.method();
        this.path = path;
    }

    byte[] body() {
        return json.map(tree -> ContractDocument.JSON.writeValueAsString(tree).getBytes(UTF_8))
                .orElse(bytes);
    }

    /** From here on the body is these bytes, whatever they mean. */
    void body(byte[] raw) {
        json = Optional.empty();
        bytes = raw;
    }

    void setHeader(String name, String value) {
        headers.removeIf(header -> header.name().equalsIgnoreCase(name));
        headers.add(new Field(name, value));
    }

    void setQuery(String name, String value) {
        query.removeIf(parameter -> parameter.name().equals(name));
        query.add(new Field(name, value));
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }

    byte[] bytes() {
        var head = new StringBuilder();
        head.append(method).append(' ').append(target()).append(" HTTP/1.1\r\n");
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        var body = body();
        var out = new ByteArrayOutputStream();
        switch (framing) {
            case LENGTH -> {
                head.append(body.length == 0 && operation.isRead() ? "" : "Content-Length: " + body.length + "\r\n");
                out.writeBytes((head + "\r\n").getBytes(ISO_8859_1));
                out.writeBytes(body);
            }
            case CHUNKS -> {
                out.writeBytes((head + "Transfer-Encoding: chunked\r\n\r\n").getBytes(ISO_8859_1));
                if (body.length > 0) {
                    out.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(ISO_8859_1));
                    out.writeBytes(body);
                    out.writeBytes("\r\n".getBytes(ISO_8859_1));
                }
                out.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
            }
            case UNTOLD -> {
                out.writeBytes((head + "\r\n").getBytes(ISO_8859_1));
                out.writeBytes(body);
            }
        }
        return out.toByteArray();
    }

    String target() {
        return query.isEmpty()
                ? path
                : path + "?"
                        + query.stream()
                                .map(parameter -> parameter.name() + "=" + parameter.value())
                                .collect(Collectors.joining("&"));
    }

    @Override
    public String toString() {
        return operation + " with " + (spoiled.isEmpty() ? "nothing spoiled" : String.join(" and ", spoiled));
    }
}
