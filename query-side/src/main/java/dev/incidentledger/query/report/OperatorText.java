package dev.incidentledger.query.report;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * Markdown that an operator wrote, cleaned before it joins a report: markup in HTML becomes
 * text, but for the line breaks of which imported texts are full, a link that is not
 * safe becomes its words, a picture becomes a link, and a heading becomes bold, since the report's headings are ours.
 */
final class OperatorText extends AbstractVisitor {

    private static final int DEEPEST_NESTING = 20;
    private static final Pattern LINE_BREAK = Pattern.compile("(?i)<br\\s*/?>");
    private static final Parser PARSER = Parser.builder()
            .maxOpenBlockParsers(DEEPEST_NESTING)
            .maxInlineNesting(DEEPEST_NESTING)
            .build();

    private OperatorText() {}

    /** The text as a quotation of its own, which nothing inside of it can end. */
    static BlockQuote quoted(String markdown) {
        return Prose.appended(new BlockQuote(), Prose.children(parse(markdown)));
    }

    private static Node parse(String markdown) {
        var document = PARSER.parse(BidiControls.strip(markdown));
        document.accept(new OperatorText());
        return document;
    }

    /** References decode to characters, so what was stripped from the source can come back here. */
    @Override
    public void visit(Text text) {
        text.setLiteral(BidiControls.strip(text.getLiteral()));
    }

    @Override
    public void visit(FencedCodeBlock code) {
        code.setInfo(null);
    }

    @Override
    public void visit(HtmlInline html) {
        boolean breaks = LINE_BREAK.matcher(html.getLiteral()).matches();
        replace(html, breaks ? new HardLineBreak() : new Text(html.getLiteral()));
    }

    /** What breaks a line at its end breaks it once. */
    @Override
    public void visit(SoftLineBreak end) {
        if (end.getPrevious() instanceof HardLineBreak) {
            end.unlink();
        }
    }

    @Override
    public void visit(HtmlBlock html) {
        replace(html, Prose.paragraph(html.getLiteral().strip()));
    }

    @Override
    public void visit(Heading heading) {
        visitChildren(heading);
        replace(
                heading,
                Prose.appended(
                        new Paragraph(), List.of(Prose.appended(new StrongEmphasis(), Prose.children(heading)))));
    }

    @Override
    public void visit(Link link) {
        visitChildren(link);
        link.setTitle(null);
        if (!SafeLink.leadsTo(link.getDestination())) {
            Prose.children(link).forEach(link::insertBefore);
            link.unlink();
        }
    }

    @Override
    public void visit(Image image) {
        var link = Prose.appended(new Link(image.getDestination(), null), Prose.children(image));
        replace(image, link);
        visit(link);
    }

    private static void replace(Node node, Node replacement) {
        node.insertBefore(replacement);
        node.unlink();
    }
}
