package dev.incidentledger.events.store;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes events as JSON under their declared names; no class name ever reaches the store. */
public final class EventSerializer extends Jackson3Serializer {

    private final EventCatalog catalog;

    public EventSerializer(EventCatalog catalog) {
        super(builder().jsonMapperBuilderCustomizer(EventSerializer::wireFormat));
        this.catalog = catalog;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        if (isEnvelope(type)) {
            return super.typeForClass(type);
        }
        return catalog.typeOf(type)
                .orElseThrow(() -> new SerializationException("%s is no event of the catalog".formatted(type)));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (type.equals(SerializedType.emptyType()) || type.getName().equals(MetaData.class.getName())) {
            return super.classForType(type);
        }
        return catalog.classOf(type.getName()).orElse(UnknownSerializedType.class);
    }

    private static boolean isEnvelope(Class<?> type) {
        return type == MetaData.class || type == Void.class;
    }

    /** Unknown fields are ignored so that a release can be rolled back past a revision that added one. */
    private static void wireFormat(JsonMapper.Builder json) {
        json.changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
    }
}
