package dev.incidentledger.query.badge;

import dev.incidentledger.query.currentstatus.ShownComponent;
import dev.incidentledger.query.health.PageStatus;
import dev.incidentledger.query.ready.Document;
import dev.incidentledger.query.ready.PublicRecord;
import dev.incidentledger.query.ready.PublicRenderer;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Renders a badge of the page and one of each component. */
@Component
class BadgeRenderer implements PublicRenderer {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public List<Document> overview(PublicRecord record) {
        var components = record.standing().components();
        var badges = new ArrayList<Document>();
        var page = PageStatus.of(components.stream().map(ShownComponent::status).toList());
        badges.addAll(documents("/badge", Badge.of(page)));
        components.forEach(component -> badges.addAll(documents(
                "/badge/" + record.publicId(component.id().value()), Badge.of(component.name(), component.status()))));
        return badges;
    }

    private static List<Document> documents(String path, Badge badge) {
        return List.of(
                Document.data(path + ".svg", "image/svg+xml;charset=utf-8", BadgeSvg.of(badge)),
                Document.data(path + ".json", "application/json", JSON.writeValueAsString(ShieldsEndpoint.of(badge))));
    }
}
