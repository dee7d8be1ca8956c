package dev.incidentledger.command.intake;

import dev.incidentledger.http.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/** All intakes by their ids, as configured under {@code ledger.intake}. */
record Intakes(Map<String, Intake> byId) {

    static final String NOT_CONFIGURED = "(not configured)";

    private static final String PREFIX = "ledger.intake";

    Intakes {
        byId = Map.copyOf(byId);
    }

    Intake named(String id) {
        var intake = byId.get(id);
        if (intake == null) {
            throw ProblemException.notFound("UNKNOWN_INTAKE", "No intake of this name is configured.");
        }
        return intake;
    }

    /** What an id of the path is called where it is counted and logged: nobody chooses that freely. */
    String nameOf(String id) {
        return byId.containsKey(id) ? id : NOT_CONFIGURED;
    }

    /** Throws {@link IntakeMisconfigured} with everything that is wrong. */
    static Intakes in(Environment environment) {
        var faults = new ArrayList<String>();
        var intakes = new TreeMap<String, Intake>();
        bound(environment).forEach((id, settings) -> {
            var reading = new IntakeReading(id, settings);
            intakes.put(id, reading.intake());
            faults.addAll(reading.faults());
        });
        if (!faults.isEmpty()) {
            throw new IntakeMisconfigured(faults);
        }
        return new Intakes(intakes);
    }

    private static Map<String, IntakeSettings> bound(Environment environment) {
        var misspelt = new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter());
        try {
            return Binder.get(environment)
                    .bind(
                            ConfigurationPropertyName.of(PREFIX),
                            Bindable.mapOf(String.class, IntakeSettings.class),
                            misspelt)
                    .orElse(Map.of());
        } catch (BindException unreadable) {
            throw new IntakeMisconfigured(List.of(sentence(unreadable)));
        }
    }

    private static String sentence(BindException unreadable) {
        var property = unreadable.getProperty();
        return property == null
                ? "%s: %s".formatted(unreadable.getName(), rootOf(unreadable).getMessage())
                : "%s=%s is not understood".formatted(property.getName(), property.getValue());
    }

    private static Throwable rootOf(Throwable failure) {
        var root = failure;
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }
}
