package dev.incidentledger.command.imports;

import static dev.incidentledger.command.platform.RejectionCode.NAME_TAKEN;

import dev.incidentledger.command.catalogue.CatalogueCommand;
import dev.incidentledger.command.catalogue.CatalogueCommand.Change;
import dev.incidentledger.command.catalogue.CatalogueCommand.RegisterComponent;
import dev.incidentledger.command.catalogue.CatalogueCommand.RegisterGroup;
import dev.incidentledger.command.catalogue.CatalogueCommand.ReviseComponent;
import dev.incidentledger.command.catalogue.KnownComponents;
import dev.incidentledger.command.platform.CommandDispatcher;
import dev.incidentledger.command.platform.CommandOrigin;
import dev.incidentledger.command.platform.Rejected;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.catalogue.CatalogueEvent;
import dev.incidentledger.events.catalogue.GroupId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * The source's components among ours. One that an incident merely names is registered with that name, and completed when
 * the source shows it whole. Not to be shared between imports: it knows what was there when it was made.
 */
final class SourceCatalogue {

    private static final String NAMED_ONLY = "";
    private static final int LONGEST_NAME = 255;

    private final CommandDispatcher commands;
    private final KnownComponents components;
    private final Provenance provenance;
    private final Map<String, Known> known = new HashMap<>();

    /** @param fingerprint empty for what was only named so far */
    private record Known(String fingerprint, @Nullable String importId) {}

    SourceCatalogue(CommandDispatcher commands, KnownComponents components, EventStore events, Provenance provenance) {
        this.commands = commands;
        this.components = components;
        this.provenance = provenance;
        events.readEvents(CatalogueEvent.CATALOGUE_ID, 0).forEachRemaining(event -> {
            if (event.getMetaData().get(MetadataKey.SOURCE_ID) instanceof String sourceId) {
                boolean isWhole = event.getMetaData().containsKey(MetadataKey.SOURCE_SHA256);
                var fingerprint = isWhole ? event.getMetaData().get(MetadataKey.IDEMPOTENCY_FINGERPRINT) : NAMED_ONLY;
                known.put(sourceId, new Known(String.valueOf(fingerprint), (String)
                        event.getMetaData().get(MetadataKey.CORRELATION_ID)));
            }
        });
    }

    synchronized Outcome importGroup(SourceComponent group) {
        return importWhole(group, () -> {
            var id = SourceIds.group(group.sourceId());
            withFreeName(
                    group.name(),
                    group.sourceId(),
                    name -> new RegisterGroup(id, name, group.position()),
                    whole("group", group));
        });
    }

    synchronized Outcome importComponent(SourceComponent component) {
        return importWhole(component, () -> {
            boolean isNamed = known.containsKey(component.sourceId());
            withFreeName(
                    component.name(),
                    component.sourceId(),
                    name -> isNamed ? completed(component, name) : registered(component, name),
                    whole("component", component));
        });
    }

    /** What an incident says of a component is no news to one that is known. */
    synchronized void mention(String sourceId, String name) {
        if (!known.containsKey(sourceId)) {
            withFreeName(
                    name.isBlank() ? sourceId : name,
                    sourceId,
                    free -> new RegisterComponent(
                            SourceIds.component(sourceId), free, null, null, null, null, true, false, Audience.PUBLIC),
                    provenance.of(sourceId).keyed(key("named component", sourceId), sourceId));
            known.put(sourceId, new Known(NAMED_ONLY, provenance.importId()));
        }
    }

    private Outcome importWhole(SourceComponent component, Runnable recording) {
        var before = known.get(component.sourceId());
        if (before == null || before.fingerprint().equals(NAMED_ONLY)) {
            recording.run();
            known.put(component.sourceId(), new Known(component.fingerprint(), provenance.importId()));
            return Outcome.ADDED;
        }
        if (!before.fingerprint().equals(component.fingerprint())) {
            return Outcome.CHANGED;
        }
        return provenance.importId().equals(before.importId()) ? Outcome.ADDED : Outcome.UNCHANGED;
    }

    private CommandOrigin whole(String kind, SourceComponent component) {
        return provenance
                .of(component.sourceId(), component.sha256())
                .with(MetadataKey.SOURCE_REST, component.rest())
                .keyed(key(kind, component.sourceId()), component.fingerprint());
    }

    /** Names are unique with us; where the source has one twice, its id tells them apart. */
    private void withFreeName(
            String name, String sourceId, Function<String, CatalogueCommand> command, CommandOrigin origin) {
        try {
            send(command.apply(name), origin);
        } catch (Rejected refused) {
            if (refused.code() != NAME_TAKEN) {
                throw refused;
            }
            var suffix = " (%s)".formatted(sourceId);
            int most = name.offsetByCodePoints(
                    0, Math.min(name.codePointCount(0, name.length()), LONGEST_NAME - suffix.length()));
            send(command.apply(name.substring(0, most) + suffix), origin);
        }
        components.catchUp();
    }

    private void send(CatalogueCommand command, CommandOrigin origin) {
        commands.send(command, CatalogueEvent.CATALOGUE_ID, origin);
    }

    private static CatalogueCommand registered(SourceComponent component, String name) {
        return new RegisterComponent(
                SourceIds.component(component.sourceId()),
                name,
                groupOf(component),
                component.position(),
                component.description(),
                component.startDate(),
                component.showcase(),
                component.onlyShowIfDegraded(),
                Audience.PUBLIC);
    }

    private static CatalogueCommand completed(SourceComponent component, String name) {
        return new ReviseComponent(
                SourceIds.component(component.sourceId()),
                name,
                new Change<>(groupOf(component)),
                component.position(),
                new Change<>(component.description()),
                new Change<>(component.startDate()),
                component.showcase(),
                component.onlyShowIfDegraded(),
                null);
    }

    private static @Nullable GroupId groupOf(SourceComponent component) {
        return component.groupSourceId() == null ? null : SourceIds.group(component.groupSourceId());
    }

    private static String key(String kind, String sourceId) {
        return "%s %s %s".formatted(SourceIds.SOURCE, kind, sourceId);
    }
}
