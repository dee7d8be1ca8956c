package dev.incidentledger.standalone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Finds components and groups by what people call them. */
final class Catalogue {

    private static final int NAMED_IN_A_HINT = 20;

    /** Of those that are not retired. */
    private final List<JsonNode> components = new ArrayList<>();

    private final Map<String, String> groupNames = new TreeMap<>();

    Catalogue(JsonNode components, JsonNode groups) {
        components.path("components").values().stream()
                .filter(component -> !component.path("retired").asBoolean())
                .forEach(this.components::add);
        groups.path("groups").values().stream()
                .filter(group -> !group.path("retired").asBoolean())
                .forEach(group -> groupNames.put(
                        group.path("id").asString(), group.path("name").asString()));
    }

    static Catalogue read(Api api) {
        return new Catalogue(api.get("/components"), api.get("/component-groups"));
    }

    /** The claims as a body names them. The catalogue is asked for only where one is made by name. */
    static ArrayNode mentions(Api api, List<ComponentClaim> claims) {
        var mentions = JsonNodeFactory.instance.arrayNode();
        var catalogue = claims.stream().allMatch(claim -> isId(claim.component())) ? null : read(api);
        for (var claim : claims) {
            mentions.addObject()
                    .put("id", catalogue == null ? claim.component() : catalogue.componentId(claim.component()))
                    .put("status", claim.status().toString());
        }
        return mentions;
    }

    /** As a body names components without saying anything of them. */
    static ArrayNode ids(Api api, List<String> components) {
        var ids = JsonNodeFactory.instance.arrayNode();
        var catalogue = components.stream().allMatch(Catalogue::isId) ? null : read(api);
        components.forEach(given -> ids.add(catalogue == null ? given : catalogue.componentId(given)));
        return ids;
    }

    List<JsonNode> components() {
        return components;
    }

    /** With its group's name and a slash before it, where it is in one. */
    String fullName(JsonNode component) {
        var name = component.path("name").asString();
        var group = groupNames.get(component.path("groupId").asString(""));
        return group == null ? name : group + "/" + name;
    }

    /** @param given an id, a name that only one component has, or GROUP/NAME */
    private String componentId(String given) {
        if (isId(given)) {
            return given;
        }
        var named = components.stream()
                .filter(component -> component.path("name").asString().equals(given)
                        || fullName(component).equals(given))
                .toList();
        if (named.size() == 1) {
            return named.getFirst().path("id").asString();
        }
        throw named.isEmpty()
                ? Failure.of(
                        "UNKNOWN_COMPONENT",
                        "There is no component '%s'; there are %s".formatted(given, names(components)))
                : Failure.of("AMBIGUOUS_COMPONENT", "'%s' may be %s; say which".formatted(given, names(named)));
    }

    /** @param given an id or a name */
    String groupId(String given) {
        return given.startsWith("grp_")
                ? given
                : groupNames.entrySet().stream()
                        .filter(group -> group.getValue().equals(given))
                        .findFirst()
                        .map(Map.Entry::getKey)
                        .orElseThrow(() -> Failure.of("UNKNOWN_GROUP", "There is no group '%s'".formatted(given)));
    }

    private String names(List<JsonNode> some) {
        var names = some.stream()
                .map(component -> "'%s'".formatted(fullName(component)))
                .limit(NAMED_IN_A_HINT)
                .collect(Collectors.joining(", "));
        return some.isEmpty() ? "none yet" : some.size() > NAMED_IN_A_HINT ? names + " and more" : names;
    }

    private static boolean isId(String given) {
        return given.startsWith("cmp_");
    }
}
