package dev.incidentledger.query.health;

import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.IncidentEvent;
import dev.incidentledger.events.incident.IncidentEvent.ComponentsRecovered;
import dev.incidentledger.events.incident.IncidentEvent.ImpactOverridden;
import dev.incidentledger.events.incident.IncidentEvent.ImpactWindowEstablished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentIdentified;
import dev.incidentledger.events.incident.IncidentEvent.IncidentPublished;
import dev.incidentledger.events.incident.IncidentEvent.IncidentReopened;
import dev.incidentledger.events.incident.IncidentEvent.IncidentResolved;
import dev.incidentledger.events.incident.IncidentEvent.IncidentRetracted;
import dev.incidentledger.events.incident.IncidentEvent.PostmortemAttached;
import dev.incidentledger.events.incident.IncidentEvent.ReferenceLinked;
import dev.incidentledger.events.incident.IncidentEvent.TitleCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdateCorrected;
import dev.incidentledger.events.incident.IncidentEvent.UpdatePosted;
import dev.incidentledger.events.incident.Update;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one incident says of components over time, by its updates as they read now.
 *
 * <p>Updates count in the order in which they were true, and among equals in the order in which they were recorded.
 * Internal notes claim nothing; an internal incident claims nothing in public; a retracted one never did.
 */
public final class IncidentClaims {

    private final Map<Object, Told> told = new LinkedHashMap<>();
    private Audience audience = Audience.PUBLIC;
    private @Nullable ImpactWindow window;
    private boolean retracted;

    private IncidentClaims(List<IncidentEvent> events) {
        events.forEach(this::add);
    }

    /** @param events all of one incident, in their order */
    public static IncidentClaims of(List<IncidentEvent> events) {
        return new IncidentClaims(events);
    }

    /** @param told to everyone, in the order in which it was recorded */
    public static IncidentClaims ofTold(List<Told> told) {
        var claims = new IncidentClaims(List.of());
        told.forEach(each -> claims.told.put(claims.told.size(), each));
        return claims;
    }

    /** Who may see the incident, as it was decided last. */
    public Audience audience() {
        return audience;
    }

    /** Those that count for the public: none of an incident that is internal or retracted. */
    public List<Claim> inPublic() {
        return audience == Audience.PUBLIC ? all() : List.of();
    }

    /** The same, at the times when the service was really affected where these are known. */
    public List<Claim> actualInPublic() {
        return window == null ? inPublic() : ActualClaims.of(inPublic(), window);
    }

    /** When the service was really affected, as it was established last. */
    public Optional<ImpactWindow> window() {
        return Optional.ofNullable(window);
    }

    /** Those of an internal incident as well; none of a retracted one. */
    public List<Claim> all() {
        if (retracted) {
            return List.of();
        }
        var standing = new StandingClaims();
        inOrder(withoutOvertaken(toldAloud())).forEach(standing::take);
        return standing.claims();
    }

    /** The worst that its components ever amounted to together. */
    public Impact worstImpact() {
        var statuses = new HashMap<ComponentId, ComponentStatus>();
        var worst = Impact.NONE;
        for (var told : inOrder(toldAloud())) {
            if (told.turn() == Told.Turn.WITHDRAWS) {
                statuses.replaceAll((_, _) -> ComponentStatus.OPERATIONAL);
            }
            told.components().forEach(component -> statuses.put(component.id(), component.status()));
            worst = Impact.worse(worst, PageStatus.of(statuses.values()).indicator());
        }
        return worst;
    }

    /** In the order in which it was recorded. */
    private List<Told> toldAloud() {
        return told.values().stream()
                .filter(told -> told.audience() == Audience.PUBLIC)
                .toList();
    }

    private static List<Told> inOrder(List<Told> told) {
        return told.stream().sorted(Comparator.comparing(Told::occurredAt)).toList();
    }

    /** Nothing that was recorded before a resolution claims anything after it, whatever time either was told for. */
    private static List<Told> withoutOvertaken(List<Told> told) {
        var effective = new ArrayList<Told>();
        var resolvedAt = Instant.MAX;
        for (var each : told.reversed()) {
            if (!each.occurredAt().isAfter(resolvedAt)) {
                effective.addFirst(each);
                resolvedAt = each.turn() == Told.Turn.WITHDRAWS ? each.occurredAt() : resolvedAt;
            }
        }
        return effective;
    }

    void add(IncidentEvent event) {
        switch (event) {
            case IncidentIdentified e -> {
                audience = e.audience();
                add(e.opening());
            }
            case UpdatePosted e -> add(e.update());
            case IncidentResolved e -> add(e.resolution());
            case IncidentReopened e -> add(e.update());
            case UpdateCorrected e -> told.computeIfPresent(e.updateId(), (_, update) -> update.corrected(e));
            case ComponentsRecovered e -> told.put(e, Told.recovery(e.components(), e.occurredAt()));
            case IncidentPublished _ -> audience = Audience.PUBLIC;
            case IncidentRetracted _ -> retracted = true;
            case ImpactWindowEstablished e -> window = e.window();
            case PostmortemAttached _, ImpactOverridden _, TitleCorrected _, ReferenceLinked _ -> {}
        }
    }

    private void add(Update update) {
        told.put(update.id(), Told.of(update));
    }
}
