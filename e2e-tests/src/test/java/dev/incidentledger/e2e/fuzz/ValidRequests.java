package dev.incidentledger.e2e.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes a request that the contract allows, about things that exist. */
final class ValidRequests {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern PREFIX_OF_ID = Pattern.compile("\\^([a-z]{3})_\\[.*");

    private final ContractDocument contract;
    private final KnownThings known;
    private final Dice dice;
    private final SampleValues samples;

    ValidRequests(ContractDocument contract, KnownThings known, Dice dice) {
        this.contract = contract;
        this.known = known;
        this.dice = dice;
        this.samples = new SampleValues(contract, known, dice);
    }

    Draft of(DescribedOperation operation, String authorization) {
        var draft = plain(operation, path(operation), authorization);
        operation.in("query").forEach(parameter -> ask(draft, parameter));
        operation.in("header").forEach(parameter -> tell(draft, parameter));
        if (!operation.content().isMissingNode()) {
            say(draft);
        }
        if (operation.template().endsWith("/recovery")) {
            known.keptClaim().ifPresent(claim -> recover(draft, claim));
        }
        return draft;
    }

    private static void recover(Draft draft, KeptClaim claim) {
        draft.path = PLACE.matcher(draft.operation.template()).replaceAll(claim.incidentId());
        draft.json
                .map(body -> body.path("components"))
                .map(ArrayNode.class::cast)
                .ifPresent(components -> components.removeAll().add(claim.componentId()));
    }

    /** One for each thing that a read can be about, and each format that it can be had in. */
    List<Draft> ofEach(DescribedOperation read, String authorization) {
        var paths = read.in("path").findFirst().stream()
                .flatMap(id -> known.ids(prefix(id)).stream())
                .map(id -> PLACE.matcher(read.template()).replaceAll(id))
                .toList();
        var formats = read.in("query")
                .filter(parameter -> parameter.name().equals("format"))
                .flatMap(parameter -> parameter.schema().path("enum").valueStream())
                .map(JsonNode::asString)
                .toList();
        return (paths.isEmpty() ? exemplary(read).stream().toList() : paths)
                .stream()
                        .flatMap(path -> (formats.isEmpty() ? List.of("") : formats)
                                .stream().map(format -> {
                                    var draft = plain(read, path, authorization);
                                    read.in("query")
                                            .filter(DescribedParameter::required)
                                            .forEach(parameter -> draft.setQuery(
                                                    parameter.name(),
                                                    parameter.example().asString()));
                                    if (!format.isEmpty()) {
                                        draft.setQuery("format", format);
                                    }
                                    return draft;
                                }))
                        .toList();
    }

    /** With what the contract gives as an example for each place; empty where nothing is there but what was made. */
    private static Optional<String> exemplary(DescribedOperation read) {
        if (read.in("path")
                .anyMatch(parameter -> parameter.example().asString("").isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(PLACE.matcher(read.template())
                .replaceAll(place -> read.in("path")
                        .filter(parameter -> parameter.name().equals(place.group(1)))
                        .map(parameter -> parameter.example().asString())
                        .findFirst()
                        .orElseThrow()));
    }

    private Draft plain(DescribedOperation operation, String path, String authorization) {
        var draft = new Draft(operation, path);
        draft.setHeader("Host", "127.0.0.1");
        draft.setHeader("traceparent", "00-1%s-1%s-01".formatted(dice.hex(31), dice.hex(15)));
        if (!authorization.isEmpty()) {
            draft.setHeader("Authorization", authorization);
        }
        return draft;
    }

    private String path(DescribedOperation operation) {
        var update =
                operation.takes("updateId") ? latest(known.updates(ownerPrefix(operation))) : Optional.<String>empty();
        return PLACE.matcher(operation.template()).replaceAll(place -> {
            if (update.isPresent()) {
                return place.group(1).equals("id") ? known.ownerOf(update.get()) : update.get();
            }
            return Percent.encode(operation
                    .in("path")
                    .filter(parameter -> parameter.name().equals(place.group(1)))
                    .map(this::value)
                    .findFirst()
                    .orElseThrow());
        });
    }

    private String ownerPrefix(DescribedOperation operation) {
        return operation
                .in("path")
                .filter(parameter -> parameter.name().equals("id"))
                .map(this::prefix)
                .findFirst()
                .orElseThrow();
    }

    private Optional<String> latest(List<String> ids) {
        return ids.isEmpty() ? Optional.empty() : Optional.of(dice.late(ids));
    }

    /** Of ids that v2 gives, which have none, the parameter's name. */
    private String prefix(DescribedParameter parameter) {
        if (parameter.name().startsWith("public")) {
            return parameter.name();
        }
        var pattern = contract.resolve(parameter.schema()).path("pattern").asString("");
        return PREFIX_OF_ID.matcher(pattern).replaceAll("$1");
    }

    private String value(DescribedParameter parameter) {
        var ofV2 = known.ids(parameter.name());
        if (!ofV2.isEmpty()) {
            return dice.any(ofV2);
        }
        return parameter.example().isMissingNode()
                ? samples.of(parameter.schema(), parameter.name()).asString()
                : parameter.example().asString();
    }

    private void ask(Draft draft, DescribedParameter parameter) {
        if (parameter.required() || !parameter.name().equals("cursor") && dice.oneIn(3)) {
            var value = parameter.name().matches("min.*|after") ? "0" : value(parameter);
            draft.setQuery(parameter.name(), Percent.encode(value));
        }
    }

    private void tell(Draft draft, DescribedParameter parameter) {
        switch (parameter.name()) {
            case "If-Match" -> {
                if (draft.operation.template().contains("{")) {
                    draft.setHeader("If-Match", "*");
                }
            }
            case "Idempotency-Key" -> draft.setHeader("Idempotency-Key", dice.hex(32));
            case "Last-Event-ID" -> draft.setHeader("Last-Event-ID", "0");
            default -> draft.setHeader(parameter.name(), value(parameter));
        }
    }

    private void say(Draft draft) {
        var content = draft.operation.content().properties().iterator().next();
        var examples = content.getValue().path("examples").valueStream().toList();
        draft.setHeader("Content-Type", content.getKey());
        boolean isFree = content.getValue().path("schema").isEmpty();
        var body = examples.isEmpty() || !isFree && dice.oneIn(2)
                ? samples.of(content.getValue().path("schema"), "body")
                : withKnownIds(
                        contract.resolve(dice.any(examples)).path("value").deepCopy());
        if (body.isString()) {
            draft.body(body.asString().getBytes(UTF_8));
        } else {
            draft.json = Optional.of(body);
        }
    }

    private JsonNode withKnownIds(JsonNode example) {
        for (var place : Place.leaves(example)) {
            if (place.kind() == Kind.ID) {
                latest(known.ids(place.text().substring(0, 3)))
                        .ifPresent(id -> place.put(JsonNodeFactory.instance.stringNode(id)));
            }
        }
        return example;
    }
}
