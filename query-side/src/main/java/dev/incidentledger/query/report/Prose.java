package dev.incidentledger.query.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Builds the tree of a report. Whatever is given as text is text, never markup. */
final class Prose {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\u0085\\u2028\\u2029]+");

    private Prose() {}

    static Heading heading(int level, String text) {
        var heading = new Heading();
        heading.setLevel(level);
        return appended(heading, List.of(text(text)));
    }

    static Paragraph paragraph(String text) {
        return paragraph(List.of(text(text)));
    }

    static Paragraph paragraph(List<? extends Node> parts) {
        return appended(new Paragraph(), parts);
    }

    static StrongEmphasis strong(String text) {
        return appended(new StrongEmphasis(), List.of(text(text)));
    }

    /** The text alone where the address is missing or leads nowhere safe. */
    static Node link(String text, @Nullable String address) {
        return address != null && SafeLink.leadsTo(address)
                ? appended(new Link(address, null), List.of(text(text)))
                : text(text);
    }

    /** In one line, since a line break could begin another block. */
    static Text text(String text) {
        return new Text(SPACE.matcher(BidiControls.strip(text)).replaceAll(" "));
    }

    /** @param items the blocks of each */
    static BulletList list(List<List<Node>> items) {
        var list = new BulletList();
        list.setMarker("-");
        list.setTight(items.stream().allMatch(blocks -> blocks.size() == 1));
        return appended(
                list,
                items.stream().map(blocks -> appended(new ListItem(), blocks)).toList());
    }

    static <N extends Node> N appended(N parent, List<? extends Node> children) {
        children.forEach(parent::appendChild);
        return parent;
    }

    static List<Node> children(Node parent) {
        var children = new ArrayList<Node>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }
}
