package dev.incidentledger.query.statuspage;

import dev.incidentledger.events.incident.ExternalReference;
import dev.incidentledger.query.language.Phrases;
import dev.incidentledger.query.platform.Provenance;
import dev.incidentledger.query.report.SafeLink;
import dev.incidentledger.query.timeline.EstablishedWindow;
import dev.incidentledger.query.timeline.ImpactOverride;
import dev.incidentledger.query.timeline.IncidentHistory;
import dev.incidentledger.query.timeline.LinkedReference;
import dev.incidentledger.query.timeline.PostmortemHistory;
import dev.incidentledger.query.timeline.Publication;
import dev.incidentledger.query.timeline.Recovery;
import dev.incidentledger.query.timeline.Retraction;
import dev.incidentledger.query.timeline.TimelineEntry;
import dev.incidentledger.query.timeline.TitleVersion;
import dev.incidentledger.query.timeline.UpdateHistory;
import dev.incidentledger.query.timeline.UpdateKind;
import gg.jte.Content;
import gg.jte.html.escape.Escape;
import java.util.List;
import java.util.stream.Collectors;

/** What stands on the timeline of an incident in a few words; of updates only how they moved it. */
final class Remarks {

    private final IncidentHistory incident;
    private final ComponentNames names;
    private final Frame frame;

    Remarks(IncidentHistory incident, ComponentNames names, Frame frame) {
        this.incident = incident;
        this.names = names;
        this.frame = frame;
    }

    Content of(TimelineEntry entry) {
        var sentence = switch (entry) {
            case UpdateHistory update ->
                frame.say(
                        update.kind() == UpdateKind.REOPENING ? "remark.reopened" : "remark.update",
                        frame.phrases().word(update.status()));
            case PostmortemHistory _ -> frame.say("remark.postmortem");
            case TitleVersion title -> frame.say("remark.title", before(title));
            case ImpactOverride override -> impact(override);
            case EstablishedWindow window ->
                frame.say("remark.window", window.window().source());
            case LinkedReference linked ->
                frame.say("remark.reference", linked.reference().system(), link(linked.reference()));
            case Recovery recovery -> frame.say("remark.recovery", names(recovery));
            case Publication _ -> frame.say("remark.publication");
            case Retraction _ -> frame.say("remark.retraction");
        };
        return entry instanceof UpdateHistory ? sentence : Phrases.all(List.of(sentence, reason(entry.provenance())));
    }

    /** Words alone where the address is missing or leads nowhere safe. */
    static Content link(ExternalReference reference) {
        var url = reference.url();
        if (url == null || !SafeLink.leadsTo(url)) {
            return output -> Escape.htmlContent(reference.id(), output);
        }
        return output -> {
            output.writeContent("<a rel=\"nofollow noopener noreferrer\" href=\"");
            Escape.htmlAttribute(url, output);
            output.writeContent("\">");
            Escape.htmlContent(reference.id(), output);
            output.writeContent("</a>");
        };
    }

    private Content reason(Provenance provenance) {
        return provenance.reason() == null ? _ -> {} : frame.say("reason", provenance.reason());
    }

    private Content impact(ImpactOverride override) {
        var derived = frame.phrases().word(incident.derivedImpact());
        return override.impact() == null
                ? frame.say("remark.impact.derived", derived)
                : frame.say("remark.impact", frame.phrases().word(override.impact()), derived);
    }

    private String before(TitleVersion title) {
        var titles = incident.titles();
        return titles.get(titles.indexOf(title) - 1).title();
    }

    private String names(Recovery recovery) {
        return incident.components().stream()
                .filter(component -> recovery.components().contains(component.id()))
                .map(component -> names.of(component.id(), component.name()))
                .collect(Collectors.joining(", "));
    }
}
