package dev.incidentledger.command.incident;

import dev.incidentledger.command.catalogue.KnownComponents.Mention;
import dev.incidentledger.events.Audience;
import dev.incidentledger.events.catalogue.ComponentId;
import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.events.incident.Impact;
import dev.incidentledger.events.incident.ImpactWindow;
import dev.incidentledger.events.incident.Origin;
import dev.incidentledger.events.incident.PostmortemState;
import dev.incidentledger.events.incident.UpdateStatus;
import dev.incidentledger.http.CheckedBody;
import dev.incidentledger.http.Fields;
import dev.incidentledger.http.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bodies that {@link IncidentController} takes; absent fields are null. */
final class IncidentRequests {

    private static final int TITLE = 255;
    private static final int MESSAGE = 25_000;
    private static final int REASON = 1_000;
    private static final int NAME = 255;
    private static final int COMPONENTS = 1_000;
    private static final int REFERENCES = 50;
    private static final int WEEK_IN_MINUTES = 7 * 24 * 60;

    private IncidentRequests() {}

    record ComponentMention(
            @Nullable ComponentId id, @Nullable ComponentStatus status) {

        void check(Fields fields) {
            fields.required("id", id);
            fields.required("status", status);
        }

        static List<Mention> mentions(@Nullable List<ComponentMention> components) {
            return components == null
                    ? List.of()
                    : components.stream()
                            .map(one -> new Mention(Objects.requireNonNull(one.id), Objects.requireNonNull(one.status)))
                            .toList();
        }

        static void check(@Nullable List<ComponentMention> components, Fields fields) {
            fields.each("components", components, COMPONENTS, ComponentMention::check);
        }
    }

    record ReferenceBody(@Nullable String id, @Nullable String url) {

        void check(Fields fields) {
            fields.line("id", id, NAME);
            fields.link("url", url);
        }
    }

    record OriginBody(@Nullable String provider, @Nullable List<ReferenceBody> references) {

        void check(Fields fields) {
            fields.line("provider", provider, NAME);
            fields.each("references", references, REFERENCES, ReferenceBody::check);
        }

        Origin origin() {
            var named = Objects.requireNonNull(provider);
            var all = references == null ? List.<ReferenceBody>of() : references;
            return new Origin(
                    named,
                    all.stream()
                            .map(one -> new ExternalReference(named, Objects.requireNonNull(one.id), one.url))
                            .toList());
        }
    }

    record WindowBody(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String source,
            @Nullable Boolean estimated) implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.required("from", from);
            fields.line("source", source, NAME);
            fields.required("estimated", estimated);
        }

        ImpactWindow window() {
            return new ImpactWindow(
                    Objects.requireNonNull(from), to, Objects.requireNonNull(source), Boolean.TRUE.equals(estimated));
        }
    }

    record LinkedReferenceBody(
            @Nullable String system,
            @Nullable String id,
            @Nullable String url) implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.line("system", system, NAME);
            fields.line("id", id, NAME);
            fields.link("url", url);
        }

        ExternalReference reference() {
            return new ExternalReference(Objects.requireNonNull(system), Objects.requireNonNull(id), url);
        }
    }

    /** When the next update is promised: a time, or so many minutes after this one. */
    record PromiseBody(
            @Nullable Instant nextUpdateBy, @Nullable Integer nextUpdateInMinutes) {

        void check(Fields fields) {
            fields.between("nextUpdateInMinutes", nextUpdateInMinutes, 1, WEEK_IN_MINUTES);
            if (nextUpdateBy != null && nextUpdateInMinutes != null) {
                fields.refuse("nextUpdateInMinutes", "PROMISED_TWICE", "Send this or nextUpdateBy, not both.");
            }
        }

        @Nullable
        Instant after(Instant occurredAt) {
            return nextUpdateInMinutes == null
                    ? nextUpdateBy
                    : occurredAt.plus(Duration.ofMinutes(nextUpdateInMinutes));
        }
    }

    record Identification(
            @Nullable String title,
            @Nullable UpdateStatus status,
            @Nullable String message,
            @Nullable Instant occurredAt,
            @Nullable Instant startedAt,
            @Nullable Impact impact,
            @Nullable List<ComponentMention> components,
            @Nullable Instant nextUpdateBy,
            @Nullable Integer nextUpdateInMinutes,
            @Nullable Audience audience,
            @Nullable String scope,
            @Nullable OriginBody origin)
            implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.line("title", title, TITLE);
            fields.required("status", status);
            fields.text("message", message, MESSAGE);
            fields.optionalLine("scope", scope, NAME);
            ComponentMention.check(components, fields);
            promise().check(fields);
            if (origin != null) {
                origin.check(fields.nested("origin"));
            }
        }

        PromiseBody promise() {
            return new PromiseBody(nextUpdateBy, nextUpdateInMinutes);
        }
    }

    record UpdateBody(
            @Nullable UpdateStatus status,
            @Nullable String message,
            @Nullable List<ComponentMention> components,
            @Nullable Instant occurredAt,
            @Nullable Instant nextUpdateBy,
            @Nullable Integer nextUpdateInMinutes,
            @Nullable Audience audience)
            implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.text("message", message, MESSAGE);
            ComponentMention.check(components, fields);
            promise().check(fields);
        }

        PromiseBody promise() {
            return new PromiseBody(nextUpdateBy, nextUpdateInMinutes);
        }
    }

    record Resolution(
            @Nullable String message,
            @Nullable Instant resolvedAt,
            @Nullable List<ComponentMention> components) implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.text("message", message, MESSAGE);
            ComponentMention.check(components, fields);
        }
    }

    record PostmortemBody(
            @Nullable String body,
            @Nullable PostmortemState state,
            @Nullable Instant occurredAt,
            @Nullable WindowBody impactWindow,
            @Nullable List<LinkedReferenceBody> references)
            implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.text("body", body, MESSAGE);
            fields.required("state", state);
            fields.each("references", references, REFERENCES, LinkedReferenceBody::check);
            if (impactWindow != null) {
                impactWindow.check(fields.nested("impactWindow"));
            }
        }

        @Nullable
        ImpactWindow window() {
            return impactWindow == null ? null : impactWindow.window();
        }

        List<ExternalReference> linked() {
            return references == null
                    ? List.of()
                    : references.stream().map(LinkedReferenceBody::reference).toList();
        }
    }

    record Reopening(
            @Nullable String message,
            @Nullable UpdateStatus status,
            @Nullable Instant occurredAt,
            @Nullable List<ComponentMention> components,
            @Nullable Instant nextUpdateBy,
            @Nullable Integer nextUpdateInMinutes)
            implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.text("message", message, MESSAGE);
            ComponentMention.check(components, fields);
            promise().check(fields);
        }

        PromiseBody promise() {
            return new PromiseBody(nextUpdateBy, nextUpdateInMinutes);
        }
    }

    /** @param impact sent as null, the derived impact stands again */
    record ImpactOverrideBody(
            @Nullable Sent<Impact> impact, @Nullable String reason) implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.required("impact", impact);
            fields.text("reason", reason, REASON);
        }
    }

    record UpdateCorrection(
            @Nullable String message,
            @Nullable Instant occurredAt,
            @Nullable UpdateStatus status,
            @Nullable List<ComponentMention> components,
            @Nullable String reason)
            implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.optionalText("message", message, MESSAGE);
            fields.text("reason", reason, REASON);
            ComponentMention.check(components, fields);
        }
    }

    record TitleCorrection(@Nullable String title, @Nullable String reason) implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.line("title", title, TITLE);
            fields.text("reason", reason, REASON);
        }
    }

    record RecoveryBody(
            @Nullable List<ComponentId> components,
            @Nullable Instant occurredAt) implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.required("components", components);
            if (components != null && (components.isEmpty() || components.size() > COMPONENTS)) {
                fields.refuse("components", "OUT_OF_RANGE", "Name from 1 to %d components.".formatted(COMPONENTS));
            }
        }
    }

    record Retraction(@Nullable String reason) implements CheckedBody {

        @Override
        public void check(Fields fields) {
            fields.text("reason", reason, REASON);
        }
    }

    /** Nothing to say: an empty object. */
    record Nothing() implements CheckedBody {

        @Override
        public void check(Fields fields) {}
    }
}
