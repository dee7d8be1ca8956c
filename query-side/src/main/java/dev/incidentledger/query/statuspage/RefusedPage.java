package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.signin.Section;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says why somebody is not shown what they asked for.
 *
 * @param section that they may not read; empty when they have to wait
 */
record RefusedPage(Optional<Section> section) implements PageModel {

    @Override
    public String path() {
        return section.map(Section::path).orElse("/sign-in");
    }

    /** As they are called where a token is issued; none where that is not what is lacking. */
    String roles() {
        return section.stream()
                .flatMap(asked -> asked.roles().stream())
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
