package dev.incidentledger.query.language;

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
import java.util.function.Function;

/** All that pages and reports say of themselves, in one language. */
public final class Phrases {

    private static final String BUNDLE = "dev.incidentledger.query.language.messages";
    private static final Map<Language, Phrases> ALL = new EnumMap<>(Map.of(
            Language.EN, new Phrases(Language.EN),
            Language.DE, new Phrases(Language.DE)));

    private final Locale locale;
    private final ResourceBundle bundle;

    private Phrases(Language language) {
        this.locale = language.locale();
        this.bundle = ResourceBundle.getBundle(
                BUNDLE, Locale.of(language.code()), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    public static Phrases in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    /** Plain text, for whoever escapes it. */
    public String say(String key, Object... arguments) {
        return arguments.length == 0 ? bundle.getString(key) : format(key).format(arguments);
    }

    /** What the record calls by this name; as in {@code ComponentStatus.partial_outage}. */
    public String word(Enum<?> value) {
        return say(
                value.getDeclaringClass().getSimpleName() + "." + value.name().toLowerCase(Locale.ROOT));
    }

    /** Markup: arguments that are contents stay what they are, all else is escaped. */
    public Content tell(String key, Object... arguments) {
        return all(pieces(Content.class, words -> output -> Escape.htmlContent(words, output), key, arguments));
    }

    /**
     * A sentence in pieces.
     *
     * @param kind arguments of it stay what they are
     * @param words makes such a piece of all that is said between them
     */
    public <P> List<P> pieces(Class<P> kind, Function<String, P> words, String key, Object... arguments) {
        var text = format(key).formatToCharacterIterator(arguments);
        var pieces = new ArrayList<P>();
        var said = new StringBuilder();
        while (text.current() != CharacterIterator.DONE) {
            var place = text.getAttribute(MessageFormat.Field.ARGUMENT);
            var run = run(text);
            if (place instanceof Integer index && kind.isInstance(arguments[index])) {
                pieces.add(words.apply(said.toString()));
                pieces.add(kind.cast(arguments[index]));
                said.setLength(0);
            } else {
                said.append(run);
            }
        }
        pieces.add(words.apply(said.toString()));
        return pieces;
    }

    public static Content all(List<Content> parts) {
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
