package dev.incidentledger.command.intake;

import dev.incidentledger.http.Fields;
import dev.incidentledger.http.TolerantBody;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Alertmanager's webhook, version 4, and Grafana's superset of it send; only what is read here. */
record AlertmanagerBody(
        @Nullable String version,
        @Nullable String receiver,
        @Nullable String groupKey,
        @Nullable Integer truncatedAlerts,
        @Nullable List<AlertBody> alerts)
        implements TolerantBody {

    /** Of Alertmanager, and what Grafana calls the same form. */
    private static final Set<String> VERSIONS = Set.of("4", "1");

    private static final int LONGEST_RECEIVER = 255;
    private static final int LONGEST_GROUP_KEY = 8_192;
    private static final int MOST_ALERTS = 5_000;

    record AlertBody(
            @Nullable AlertStatus status,
            @Nullable Map<String, @Nullable String> labels,
            @Nullable Map<String, @Nullable String> annotations,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable String fingerprint) {

        private static final Pattern FINGERPRINT = Pattern.compile("[!-~]{1,128}");

        void check(Fields fields, Set<String> seen) {
            fields.required("status", status);
            fields.required("fingerprint", fingerprint);
            checkTexts("labels", labels, fields);
            checkTexts("annotations", annotations, fields);
            if (fingerprint == null) {
                return;
            }
            if (!FINGERPRINT.matcher(fingerprint).matches()) {
                fields.refuse("fingerprint", "INVALID_FINGERPRINT", "This must be 1 to 128 visible ASCII characters.");
            } else if (!seen.add(fingerprint)) {
                fields.refuse("fingerprint", "NAMED_TWICE", "An alert stands in one delivery once.");
            }
        }

        private static void checkTexts(String name, @Nullable Map<String, @Nullable String> texts, Fields fields) {
            var each = fields.nested(name);
            texts(texts).forEach((key, value) -> each.required(escaped(key), value));
        }

        private static String escaped(String key) {
            return key.replace("~", "~0").replace("/", "~1");
        }

        private static Map<String, @Nullable String> texts(@Nullable Map<String, @Nullable String> texts) {
            return texts == null ? Map.of() : texts;
        }

        @SuppressWarnings("NullAway") // check() has seen that no value is null
        private static Map<String, String> storable(Map<String, @Nullable String> texts) {
            var storable = new HashMap<String, String>();
            texts.forEach((key, value) -> storable.put(Texts.storable(key), Texts.storable(value)));
            return storable;
        }

        Alert alert() {
            return new Alert(
                    Objects.requireNonNull(fingerprint),
                    Objects.requireNonNull(status),
                    storable(texts(labels)),
                    storable(texts(annotations)),
                    startsAt,
                    status == AlertStatus.FIRING ? null : endsAt);
        }
    }

    @Override
    public void check(Fields fields) {
        if (version == null || !VERSIONS.contains(version)) {
            fields.refuse(
                    "version", "UNKNOWN_VERSION", "This must be \"4\", as Alertmanager sends it, or Grafana's \"1\".");
        }
        fields.text("receiver", receiver, LONGEST_RECEIVER);
        fields.text("groupKey", groupKey, LONGEST_GROUP_KEY);
        fields.between("truncatedAlerts", truncatedAlerts, 0, Integer.MAX_VALUE);
        fields.required("alerts", alerts);
        var seen = new HashSet<String>();
        fields.each("alerts", alerts, MOST_ALERTS, (alert, at) -> check(alert, at, seen));
    }

    private static void check(@Nullable AlertBody alert, Fields at, Set<String> seen) {
        if (alert == null) {
            at.required("status", null);
        } else {
            alert.check(at, seen);
        }
    }

    AlertGroup group(String intake) {
        return new AlertGroup(
                intake,
                Texts.storable(Objects.requireNonNull(receiver)),
                Texts.storable(Objects.requireNonNull(groupKey)));
    }

    Delivery delivery(Instant receivedAt) {
        return new Delivery(
                Objects.requireNonNull(alerts).stream().map(AlertBody::alert).toList(),
                truncatedAlerts == null ? 0 : truncatedAlerts,
                receivedAt);
    }
}
