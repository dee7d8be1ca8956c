package dev.incidentledger.command.imports;

import dev.incidentledger.http.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object that stands alone: an incident, a component, or an answer of the source's API that holds many. Lists of
 * incidents are passed on while they are read. A list of components waits for the end: in an incident it is a part of it.
 */
final class SourceDocument {

    private static final Set<String> LISTS = Set.of("incidents", "scheduled_maintenances");
    private static final Set<String> SINGLE = Set.of("incident", "scheduled_maintenance", "component");

    private static final long MOST_CHARACTERS = 8 << 20;

    /** What was found of the list of components, in its order. */
    private record Element(
            int line, JsonNode value, @Nullable Malformed problem) {}

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final SourceStream stream;
    private final SourceReader.Found found;
    private final ObjectNode rest = NODES.objectNode();
    private final List<Element> components = new ArrayList<>();
    private long kept;
    private boolean hasComponents;
    private boolean hasList;
    private @Nullable Malformed problem;

    SourceDocument(SourceStream stream, SourceReader.Found found) {
        this.stream = stream;
        this.found = found;
    }

    void read() throws IOException {
        int line = stream.line();
        try {
            while (stream.parser().nextToken() == JsonToken.PROPERTY_NAME) {
                member();
            }
        } catch (StreamConstraintsException | StreamReadException broken) {
            passOnParts();
            throw broken;
        }
        passOn(line);
    }

    /** Of an incident that breaks off no part is one of its own. */
    private void passOnParts() {
        if (!isWhole()) {
            components.forEach(this::passOn);
        }
    }

    private boolean isWhole() {
        return rest.has("id") || rest.has("incident_updates");
    }

    private void member() throws IOException {
        var name = stream.parser().currentName();
        var opening = "{\"%s\":[".formatted(name);
        var token = stream.parser().nextToken();
        if (token == JsonToken.START_ARRAY && LISTS.contains(name)) {
            hasList = true;
            SourceReader.elements(stream, opening, found);
        } else if (token == JsonToken.START_ARRAY && name.equals("components")) {
            hasComponents = true;
            stream.list(opening, new Components());
        } else {
            member(name);
        }
    }

    private final class Components implements SourceStream.Elements {

        @Override
        public void element(int line) {
            try {
                components.add(new Element(line, keep(StrictTree.read(stream.parser())), null));
            } catch (Malformed refused) {
                broken(line, refused);
            }
        }

        @Override
        public void broken(int line, Malformed refused) {
            components.add(new Element(line, NODES.nullNode(), refused));
        }
    }

    private void member(String name) {
        try {
            if (rest.has(name)) {
                throw new Malformed("DUPLICATE_KEY", "A name stands twice in one object.");
            }
            rest.set(name, keep(StrictTree.read(stream.parser())));
        } catch (Malformed refused) {
            problem = problem == null ? refused : problem;
            rest.putNull(name);
        }
    }

    /** What waits for the end of the document stays in memory, so it has bounds. */
    private <T extends JsonNode> T keep(T value) {
        kept += value.toString().length();
        if (kept > MOST_CHARACTERS) {
            throw ProblemException.unprocessable(
                    "", "TOO_LARGE", "What one answer holds beside its incidents is larger than 8 MiB.");
        }
        return value;
    }

    private void passOn(int line) {
        if (isWhole()) {
            whole(line);
            return;
        }
        if (problem != null) {
            found.broken(line, problem);
        }
        SINGLE.stream()
                .filter(name -> rest.get(name) instanceof ObjectNode)
                .forEach(name -> found.object(line, (ObjectNode) rest.get(name)));
        components.forEach(this::passOn);
        if (!hasList && !hasComponents && problem == null && SINGLE.stream().noneMatch(rest::has)) {
            found.broken(
                    line,
                    new Malformed("NOTHING_TO_IMPORT", "This holds no incidents, no maintenances and no components."));
        }
    }

    private void passOn(Element element) {
        if (element.problem() != null) {
            found.broken(element.line(), element.problem());
        } else if (element.value() instanceof ObjectNode component) {
            found.object(element.line(), component);
        } else {
            found.broken(element.line(), new Malformed("WRONG_TYPE", "This is no object."));
        }
    }

    private void whole(int line) {
        if (hasComponents) {
            var list = rest.putArray("components");
            for (var element : components) {
                problem = problem == null ? element.problem() : problem;
                list.add(element.value());
            }
        }
        if (problem == null) {
            found.object(line, rest);
        } else {
            found.broken(line, problem);
        }
    }
}
