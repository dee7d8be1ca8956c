package dev.incidentledger.eventstore;

import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** For messages and tokens. Without the validator no projection can read back where its replay stands. */
final class MessageSerializer extends Jackson3Serializer {

    MessageSerializer() {
        super(builder()
                .jsonMapperBuilderCustomizer(
                        json -> json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                .allowIfSubType("org.axonframework.")
                                .build())));
    }
}
