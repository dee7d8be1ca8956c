package dev.incidentledger.query.stream;

import dev.incidentledger.events.MetadataKey;
import dev.incidentledger.events.store.EventSerializer;
import dev.incidentledger.query.platform.Announcement;
import dev.incidentledger.query.stream.Frame.Readers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Renders events, and says who may see them. A kind of event that is not named here is shown to nobody. */
@Component
class EventFrames {

    private static final Map<String, Readers> READERS = Map.of(
            "incident", Readers.EVERY_CALLER,
            "catalogue", Readers.EVERY_CALLER,
            "maintenance", Readers.EVERY_CALLER,
            "access", Readers.ADMINS);

    /** What is shown of events about access: never what a secret hashes to. */
    private static final List<String> SHOWN_OF_ACCESS = List.of("tokenId", "roles", "expiresAt");

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Logger LOG = LoggerFactory.getLogger(EventFrames.class);

    private final EventSerializer events;

    EventFrames(EventSerializer events) {
        this.events = events;
    }

    /** Empty for an event that nobody may see, or that cannot be read. */
    Optional<Frame> of(TrackedEventMessage<?> message) {
        try {
            return message instanceof DomainEventMessage<?> event ? rendered(message, event) : Optional.empty();
        } catch (JacksonException | SerializationException unreadable) {
            LOG.error("The event {} cannot be shown to those who listen", message.trackingToken(), unreadable);
            return Optional.empty();
        }
    }

    Frame of(Announcement announcement) {
        return Frame.announcement(announcement.name(), JSON.writeValueAsString(announcement.content()));
    }

    private Optional<Frame> rendered(TrackedEventMessage<?> message, DomainEventMessage<?> event) {
        var stored = message.serializePayload(events, byte[].class);
        var name = stored.getType().getName();
        return Optional.ofNullable(READERS.get(family(name))).map(readers -> {
            long position = message.trackingToken().position().orElseThrow();
            var told = new StreamedEvent(
                    position,
                    name,
                    stored.getType().getRevision(),
                    event.getAggregateIdentifier(),
                    event.getSequenceNumber(),
                    event.getTimestamp(),
                    (String) event.getMetaData().get(MetadataKey.ACTOR),
                    shown(JSON.readTree(stored.getData()), readers));
            return Frame.event(position, name, readers, JSON.writeValueAsString(told));
        });
    }

    private static String family(String name) {
        return name.substring(0, Math.max(0, name.indexOf('.')));
    }

    private static JsonNode shown(JsonNode payload, Readers readers) {
        return readers == Readers.ADMINS && payload instanceof ObjectNode fields
                ? fields.retain(SHOWN_OF_ACCESS)
                : payload;
    }
}
