package dev.incidentledger.command.intake;

import dev.incidentledger.command.catalogue.KnownComponents;
import dev.incidentledger.command.catalogue.KnownComponents.Mention;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an intake's rules say of the components that there are now. */
final class Mapping {

    private final Intake intake;
    private final KnownComponents components;
    private final Map<String, ComponentId> ids = new HashMap<>();

    Mapping(Intake intake, KnownComponents components) {
        this.intake = intake;
        this.components = components;
        intake.rules().stream()
                .map(Rule::component)
                .distinct()
                .forEach(name -> components.lookUp(name).ifPresent(id -> ids.put(name, id)));
    }

    Map<ComponentId, ComponentStatus> claimsOf(Alert alert) {
        var claims = new HashMap<ComponentId, ComponentStatus>();
        for (var rule : intake.rulesFor(alert)) {
            var id = ids.get(rule.component());
            var status = intake.statusFor(rule, alert);
            if (id != null && status != null) {
                claims.merge(id, status, ComponentStatus::worse);
            }
        }
        return claims;
    }

    /** By their names of now; one that was retired meanwhile is left out. */
    List<AffectedComponent> named(Map<ComponentId, ComponentStatus> claims) {
        return components.named(claims.entrySet().stream()
                .filter(claim -> components.lookUp(claim.getKey().value()).isPresent())
                .sorted(Map.Entry.comparingByKey((one, other) -> one.value().compareTo(other.value())))
                .map(claim -> new Mention(claim.getKey(), claim.getValue()))
                .toList());
    }

    /** Components that rules name and that are unknown, retired, or several. */
    List<String> unknownComponents() {
        return intake.rules().stream()
                .map(Rule::component)
                .filter(name -> !ids.containsKey(name))
                .distinct()
                .toList();
    }
}
