package dev.incidentledger.e2e.fuzz;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Names what is not there, what is of another kind, and what lies outside of every folder. */
final class HostileIds implements Mutation {

    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    /** As they stand in a path. */
    private static final List<String> NAMES = List.of(
            "inc_",
            "inc_01m86h4zpae48sw82mg1mdqhfs",
            "INC_01M86H4ZPAE48SW82MG1MDQHFS",
            "inc_81m86h4zpae48sw82mg1mdqhfs",
            "inc_01m86h4zpae48sw82mg1mdqhfu",
            "cmp_00000000000000000000000000",
            "cmp_7zzzzzzzzzzzzzzzzzzzzzzzzz",
            "grp_01m86h4ygberb838m7b637bv8j0",
            "upd_01arz3ndektsv4rrffq69g5fav",
            "mnt_01arz3ndektsv4rrffq69g5fav",
            "tok_01arz3ndektsv4rrffq69g5fav",
            "system",
            "catalogue",
            "0",
            "-1",
            "null",
            "*",
            "%20",
            "%00",
            "a%00b",
            "%ff",
            "%c0%af",
            "%e2%80%ae",
            "%F0%9F%95%B0",
            "%",
            "%zz",
            "%u0041",
            "..",
            ".",
            "%2e%2e",
            "..%2f..%2fetc%2fpasswd",
            "%2e%2e%2f",
            "%252e%252e%252f",
            "..;",
            ";a=b",
            "..%5c..%5c",
            "%0d%0aX-Evil:%201",
            "%0a",
            "~",
            "a".repeat(2_000),
            "%27%20or%201=1--",
            "%7B%7D",
            "{id}",
            "inc_01m86h4zpae48sw82mg1mdqhfs;v=1",
            "inc_01m86h4zpae48sw82mg1mdqhfs%2f",
            "%EF%BC%85",
            "",
            "/",
            "\\",
            "|",
            "<b>",
            "\"",
            "^",
            "\u00e4");

    @Override
    public boolean spoil(Draft draft, Dice dice, KnownThings known) {
        var name = dice.oneIn(3) && !known.allIds().isEmpty() ? dice.any(known.allIds()) : dice.any(NAMES);
        var places = draft.json.stream()
                .flatMap(tree -> Place.leaves(tree).stream())
                .filter(place -> place.kind() == Kind.ID)
                .toList();
        if (!places.isEmpty() && dice.oneIn(2)) {
            dice.any(places).putRaw(JsonText.quoted(Percent.decode(name)));
        } else if (PLACE.matcher(draft.operation.template()).find()) {
            inPath(draft, dice, name);
        } else {
            return inQuery(draft, name);
        }
        return true;
    }

    private static void inPath(Draft draft, Dice dice, String name) {
        var template = draft.operation.template().split("/");
        var segments = draft.path.split("/", -1);
        var named = IntStream.range(0, Math.min(template.length, segments.length))
                .filter(i -> template[i].startsWith("{"))
                .boxed()
                .toList();
        int spoiled = dice.any(named);
        segments[spoiled] = PLACE.matcher(template[spoiled]).replaceFirst(Matcher.quoteReplacement(name));
        draft.path = String.join("/", segments);
    }

    private static boolean inQuery(Draft draft, String name) {
        return draft.query.stream()
                .filter(field -> Kind.of(field.value()) == Kind.ID)
                .findFirst()
                .map(field -> {
                    draft.setQuery(field.name(), name);
                    return true;
                })
                .orElse(false);
    }
}
