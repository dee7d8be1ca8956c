package dev.incidentledger.query.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.incidentledger.query.outages.OutageClaim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An incident or a maintenance that went into a figure.
 *
 * @param title as it reads now; null while it is not known yet
 * @param claims what it says of components in the time that was asked for
 */
@JsonInclude(Include.ALWAYS)
record Cause(String id, @Nullable String title, List<Said> claims) {

    /**
     * @param window by which its times were found: {@code actual} only where an impact window is known
     * @param to null while it stands
     */
    record Said(
            String componentId,
            String status,
            String window,
            Instant from,
            @Nullable Instant to) {

        static Said of(OutageClaim claim) {
            return new Said(
                    claim.componentId(),
                    claim.status().wireName(),
                    claim.basis().wireName(),
                    claim.from(),
                    claim.to());
        }
    }

    /**
     * In the order of their first claims.
     *
     * @param titles by their ids
     */
    static List<Cause> of(List<OutageClaim> claims, Map<String, String> titles) {
        var bySource = new LinkedHashMap<String, List<Said>>();
        claims.forEach(claim ->
                bySource.computeIfAbsent(claim.source(), _ -> new ArrayList<>()).add(Said.of(claim)));
        return bySource.entrySet().stream()
                .map(source -> new Cause(source.getKey(), titles.get(source.getKey()), source.getValue()))
                .toList();
    }
}
