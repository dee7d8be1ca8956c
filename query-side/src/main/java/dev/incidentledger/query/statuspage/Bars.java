package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.catalogue.ComponentStatus;
import dev.incidentledger.query.statuspage.ComponentSection.ComponentLine;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.escape.Escape;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The days of a component: drawn as bars, taller where worse, and as a list beneath of which each stop can be focused.
 * Written by hand, since forty components with ninety days each leave a dozen bytes for a day.
 */
final class Bars implements Content {

    private static final int STEP = 10;
    private static final int HEIGHT = 34;
    private static final int NO_DATA = 6;

    private final ComponentLine component;
    private final List<Day> days;
    private final Frame frame;

    /** @param days the component's own */
    Bars(ComponentLine component, List<Day> days, Frame frame) {
        this.component = component;
        this.days = days;
        this.frame = frame;
    }

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent("<div class=bars><svg viewBox=\"0 0 %d %d\" preserveAspectRatio=none aria-hidden=true><g>"
                .formatted(days.size() * STEP, HEIGHT));
        draw(output, Look.NONE, NO_DATA, day -> !day.known());
        draw(output, Look.of(ComponentStatus.OPERATIONAL), height(ComponentStatus.OPERATIONAL), Day::known);
        for (var status : ComponentStatus.values()) {
            draw(output, Look.of(status), height(status), day -> !day.isQuiet() && day.worst() == status);
        }
        output.writeContent("</g></svg>");
        if (frame.grain().hasDays(component.status())) {
            list(output);
        }
        output.writeContent("</div>\n");
    }

    private void list(TemplateOutput output) {
        output.writeContent("<ol class=\"");
        output.writeContent(frame.grain() == Grain.ALL ? "days every" : "days");
        output.writeContent("\" aria-label=\"");
        Escape.htmlAttribute(frame.phrases().say("bars.of", component.name()), output);
        output.writeContent("\">");
        Stop.of(days, frame.grain()).forEach(stop -> write(stop, output));
        output.writeContent("</ol>");
    }

    /** One dashed line for all bars of a kind: a dash is a bar, its width the bar's height. */
    private void draw(TemplateOutput output, String look, int height, Predicate<Day> chosen) {
        int middle = HEIGHT - height / 2;
        var line = IntStream.range(0, days.size())
                .filter(i -> chosen.test(days.get(i)) && (i == 0 || !chosen.test(days.get(i - 1))))
                .mapToObj(i -> "M%d %dh%d".formatted(STEP * i + 1, middle, STEP * length(i, chosen) - 1))
                .collect(Collectors.joining());
        if (!line.isEmpty()) {
            output.writeContent("<path class=%s d=\"%s\"/>".formatted(look, line));
        }
    }

    private int length(int from, Predicate<Day> chosen) {
        int to = from;
        while (to < days.size() && chosen.test(days.get(to))) {
            to++;
        }
        return to - from;
    }

    /** As the style sheet has it, too. */
    private static int height(ComponentStatus status) {
        return switch (status) {
            case OPERATIONAL -> 18;
            case UNDER_MAINTENANCE -> 22;
            case DEGRADED_PERFORMANCE -> 26;
            case PARTIAL_OUTAGE -> 30;
            case MAJOR_OUTAGE -> HEIGHT;
        };
    }

    private void write(Stop stop, TemplateOutput output) {
        output.writeContent(
                frame.grain() == Grain.ALL
                        ? "<li tabindex=0><b>"
                        : "<li class=%s tabindex=0><b>".formatted(stop.cssClass(days.size())));
        Escape.htmlContent(stop.words(frame), output);
        output.writeContent("</b>");
    }
}
