package dev.incidentledger.eventstore;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.stream.StreamSupport;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.common.ReflectionUtils;
import org.axonframework.common.annotation.AnnotationUtils;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/**
 * Finds the aggregate of a command by {@link TargetAggregateIdentifier} on one of its methods. Axon's own resolver looks
 * at all methods and fields with each command; this one does once for each class.
 */
final class CommandTargets implements CommandTargetResolver {

    private final ClassValue<Method> identifiers = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> command) {
            var identifier = StreamSupport.stream(
                            ReflectionUtils.methodsOf(command).spliterator(), false)
                    .filter(method -> AnnotationUtils.isAnnotationPresent(method, TargetAggregateIdentifier.class))
                    .findFirst()
                    .orElseThrow(() -> new AxonConfigurationException(
                            "No method of %s has @TargetAggregateIdentifier".formatted(command.getName())));
            return ReflectionUtils.ensureAccessible(identifier);
        }
    };

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        try {
            var identifier = identifiers.get(command.getPayloadType()).invoke(command.getPayload());
            return new VersionedAggregateIdentifier(identifier, null);
        } catch (InvocationTargetException | IllegalAccessException failure) {
            throw new IllegalArgumentException(
                    "%s does not tell its aggregate"
                            .formatted(command.getPayloadType().getName()),
                    failure);
        }
    }
}
