package dev.incidentledger.command.incident;

import static dev.incidentledger.command.incident.Samples.API;
import static dev.incidentledger.command.incident.Samples.ID;
import static dev.incidentledger.command.incident.Samples.NOW;
import static dev.incidentledger.command.incident.Samples.WEB;
import static dev.incidentledger.command.incident.Samples.updateId;

import dev.incidentledger.command.incident.IncidentCommand.AttachPostmortem;
import dev.incidentledger.command.incident.IncidentCommand.CorrectTitle;
import dev.incidentledger.command.incident.IncidentCommand.CorrectUpdate;
import dev.incidentledger.command.incident.IncidentCommand.EstablishImpactWindow;
import dev.incidentledger.command.incident.IncidentCommand.IdentifyIncident;
import dev.incidentledger.command.incident.IncidentCommand.LinkReference;
import dev.incidentledger.command.incident.IncidentCommand.OverrideImpact;
import dev.incidentledger.command.incident.IncidentCommand.PostUpdate;
import dev.incidentledger.command.incident.IncidentCommand.PublishIncident;
import dev.incidentledger.command.incident.IncidentCommand.RecoverComponents;
import dev.incidentledger.command.incident.IncidentCommand.ReopenIncident;
import dev.incidentledger.command.incident.IncidentCommand.ResolveIncident;
import dev.incidentledger.command.incident.IncidentCommand.RetractIncident;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.AffectedComponent;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.Origin;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.Update;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.incident.UpdateStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Commands by chance, from so few ids, times and words that they often meet. */
final class AnyCommand {

    private final RandomGenerator random;

    AnyCommand(RandomGenerator random) {
        this.random = random;
    }

    IncidentCommand next() {
        return switch (random.nextInt(40)) {
            case 0 -> identify();
            case 1, 2, 3, 4, 5, 6, 7 -> resolve();
            case 8, 9, 10, 11, 12 -> reopen();
            case 13, 14, 15 ->
                new RecoverComponents(
                        ID, Stream.of(API, WEB).filter(_ -> coin()).toList(), time(), NOW);
            case 16, 17, 18, 19 -> attach();
            case 20, 21, 22, 23, 24, 25 -> correct();
            case 26 -> new CorrectTitle(ID, text(), text());
            case 27 -> new OverrideImpact(ID, perhaps(() -> any(Impact.values())), text());
            case 28 -> new EstablishImpactWindow(ID, window(), NOW);
            case 29 -> new LinkReference(ID, reference());
            case 30 -> new PublishIncident(ID);
            case 31 -> random.nextInt(5) == 0 ? new RetractIncident(ID, text()) : post();
            default -> post();
        };
    }

    IncidentCommand identify() {
        var opening = new Update(
                updateId(), any(UpdateStatus.values()), text(), components(), time(), perhaps(this::time), audience());
        var origin = perhaps(() -> new Origin(text(), List.of(reference())));
        return new IdentifyIncident(
                ID, text(), time(), opening, any(Audience.values()), null, origin, perhaps(() -> Impact.MINOR), NOW);
    }

    private IncidentCommand post() {
        return new PostUpdate(
                ID,
                updateId(),
                perhaps(() -> any(UpdateStatus.values())),
                text(),
                components(),
                time(),
                perhaps(this::time),
                audience(),
                NOW);
    }

    private IncidentCommand resolve() {
        return new ResolveIncident(ID, updateId(), text(), components(), time(), NOW);
    }

    private IncidentCommand reopen() {
        var status = perhaps(() -> any(UpdateStatus.values()));
        return new ReopenIncident(ID, updateId(), status, text(), components(), time(), perhaps(this::time), NOW);
    }

    private IncidentCommand attach() {
        return new AttachPostmortem(
                ID,
                updateId(),
                text(),
                any(PostmortemState.values()),
                perhaps(this::time),
                perhaps(this::window),
                Stream.generate(this::reference).limit(random.nextInt(3)).toList(),
                NOW);
    }

    private IncidentCommand correct() {
        return new CorrectUpdate(
                ID,
                updateId(),
                perhaps(this::text),
                perhaps(this::time),
                perhaps(() -> any(UpdateStatus.values())),
                perhaps(this::components),
                text(),
                NOW);
    }

    private List<AffectedComponent> components() {
        return Stream.of(API, WEB, API)
                .filter(_ -> random.nextInt(3) == 0)
                .map(id -> new AffectedComponent(id, any(ComponentStatus.values()), text()))
                .toList();
    }

    private ImpactWindow window() {
        return new ImpactWindow(time(), perhaps(this::time), text(), coin());
    }

    private ExternalReference reference() {
        return new ExternalReference("tickets", text(), perhaps(this::text));
    }

    private UpdateId updateId() {
        return Samples.updateId(random.nextInt(1, 9));
    }

    /** From an hour before now to ten minutes after it. */
    private Instant time() {
        return NOW.minus(Duration.ofHours(1)).plus(Duration.ofMinutes(random.nextInt(15) * 5L));
    }

    private Audience audience() {
        return random.nextInt(4) == 0 ? Audience.INTERNAL : Audience.PUBLIC;
    }

    private String text() {
        return any("a", "b", "c");
    }

    private boolean coin() {
        return random.nextBoolean();
    }

    private <T> T perhaps(Supplier<T> value) {
        return coin() ? value.get() : null;
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
