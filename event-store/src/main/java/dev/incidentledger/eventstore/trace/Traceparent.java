package dev.incidentledger.eventstore.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names a span in the metadata of an event, as W3C Trace Context does in a header. */
record Traceparent(SpanContext span) {

    static final String KEY = "traceparent";

    private static final W3CTraceContextPropagator FORM = W3CTraceContextPropagator.getInstance();

    private static final TextMapGetter<Map<String, ?>> ENTRIES = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, ?> metadata) {
            return List.of(KEY);
        }

        @Override
        public @Nullable String get(@Nullable Map<String, ?> metadata, String key) {
            return metadata != null && metadata.get(key) instanceof String text ? text : null;
        }
    };

    static Traceparent ofPresent() {
        return new Traceparent(Span.current().getSpanContext());
    }

    /** One that is not sampled when there is none. */
    static Traceparent in(Map<String, ?> metadata) {
        return new Traceparent(Span.fromContext(FORM.extract(Context.root(), metadata, ENTRIES))
                .getSpanContext());
    }

    boolean isSampled() {
        return span.isValid() && span.isSampled();
    }

    /** Nothing of a span that nobody keeps. */
    Map<String, String> metadata() {
        var metadata = new HashMap<String, String>();
        if (isSampled()) {
            FORM.inject(asParent(), metadata, (map, key, value) -> {
                if (map != null && key.equals(KEY)) {
                    map.put(key, value);
                }
            });
        }
        return metadata;
    }

    Context asParent() {
        return Context.root().with(Span.wrap(span));
    }
}
