package dev.incidentledger.http;

import dev.incidentledger.events.access.TokenId;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.GroupId;
import dev.incidentledger.events.incident.IncidentId;
import dev.incidentledger.events.incident.UpdateId;
import dev.incidentledger.events.maintenance.MaintenanceId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In which form each kind of parameter is understood, and from when to when. */
final class ParameterForms {

    private static final String OTHERS = "The value of this parameter is not understood.";
    private static final String NUMBER = "Write a whole number in digits, with nothing around them.";
    private static final Map<Class<?>, String> FORMS = Map.ofEntries(
            Map.entry(LocalDate.class, "Write a day of the calendar as 2026-01-31, from 1970-01-01 to 2199-12-31."),
            Map.entry(YearMonth.class, "Write a month as 2026-01, from 1970-01 to 2199-12."),
            Map.entry(Instant.class, "Write a time as 2026-01-31T09:43:00Z or with another offset, from 1970 to 2199."),
            Map.entry(Long.class, NUMBER),
            Map.entry(long.class, NUMBER),
            Map.entry(Integer.class, NUMBER),
            Map.entry(int.class, NUMBER),
            Map.entry(ComponentId.class, id("a component", ComponentId.PREFIX)),
            Map.entry(GroupId.class, id("a group", GroupId.PREFIX)),
            Map.entry(IncidentId.class, id("an incident", IncidentId.PREFIX)),
            Map.entry(UpdateId.class, id("an update", UpdateId.PREFIX)),
            Map.entry(MaintenanceId.class, id("a maintenance", MaintenanceId.PREFIX)),
            Map.entry(TokenId.class, id("a token", TokenId.PREFIX)));

    private ParameterForms() {}

    /** In a sentence; of a kind that has no name, only that it is not understood. */
    static String of(@Nullable Class<?> type) {
        if (type != null && type.isEnum()) {
            return "Choose one of %s.".formatted(names(type));
        }
        return type == null ? OTHERS : FORMS.getOrDefault(type, OTHERS);
    }

    private static String names(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(choice -> ((Enum<?>) choice).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String id(String of, String prefix) {
        return "Write the id of %s: %s and 26 digits and lower-case letters.".formatted(of, prefix);
    }
}
