package dev.incidentledger.query.statuspage;

import gg.jte.Content;
import gg.jte.html.escape.Escape;
import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** All that the pages say of themselves, in one language. */
final class Phrases {

    private static final String BUNDLE = "dev.incidentledger.query.statuspage.messages";
    private static final Map<Language, Phrases> ALL = new EnumMap<>(Map.of(
            Language.ENGLISH, new Phrases(Language.ENGLISH),
            Language.GERMAN, new Phrases(Language.GERMAN)));

    private final Locale locale;
    private final ResourceBundle bundle;

    private Phrases(Language language) {
        this.locale = language.locale();
        this.bundle = ResourceBundle.getBundle(
                BUNDLE, Locale.of(language.code()), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    static Phrases in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    /** Plain text, for whoever escapes it. */
    String say(String key, Object... arguments) {
        return arguments.length == 0 ? bundle.getString(key) : format(key).format(arguments);
    }

    /** What the record calls by this name; as in {@code ComponentStatus.partial_outage}. */
    String word(Enum<?> value) {
        return say(
                value.getDeclaringClass().getSimpleName() + "." + value.name().toLowerCase(Locale.ROOT));
    }

    /** Markup: arguments that are contents stay what they are, all else is escaped. */
    Content tell(String key, Object... arguments) {
        var text = format(key).formatToCharacterIterator(arguments);
        var parts = new ArrayList<Content>();
        while (text.current() != CharacterIterator.DONE) {
            var place = text.getAttribute(MessageFormat.Field.ARGUMENT);
            var run = run(text);
            parts.add(
                    place instanceof Integer index && arguments[index] instanceof Content content
                            ? content
                            : output -> Escape.htmlContent(run, output));
        }
        return all(parts);
    }

    static Content all(List<Content> parts) {
        return output -> parts.forEach(part -> part.writeTo(output));
    }

    private static String run(AttributedCharacterIterator text) {
        var run = new StringBuilder();
        int limit = text.getRunLimit(MessageFormat.Field.ARGUMENT);
        while (text.getIndex() < limit) {
            run.append(text.current());
            text.next();
        }
        return run.toString();
    }

    private MessageFormat format(String key) {
        return new MessageFormat(bundle.getString(key), locale);
    }
}
