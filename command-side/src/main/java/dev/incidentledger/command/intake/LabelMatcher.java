package dev.incidentledger.command.intake;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A condition on one label, written as in Alertmanager: {@code service=checkout}, {@code service!=checkout}, {@code
 * service=~"web-.*"}, {@code service!~"web-.*"}. A regular expression must match the whole value; a label that is missing
 * is empty.
 */
record LabelMatcher(String label, boolean negated, Pattern value) {

    private static final Pattern FORM = Pattern.compile("\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*(.*?)\\s*");
    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"");

    /** Throws {@link IllegalArgumentException} with a sentence for whoever wrote it. */
    static LabelMatcher parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no matcher like service=checkout or service=~\"web-.*\"".formatted(text));
        }
        var operator = form.group(2);
        var quoted = QUOTED.matcher(form.group(3));
        var value = quoted.matches() ? quoted.group(1) : form.group(3);
        return new LabelMatcher(form.group(1), operator.startsWith("!"), pattern(value, operator.endsWith("~")));
    }

    private static Pattern pattern(String value, boolean isRegularExpression) {
        try {
            return Pattern.compile(isRegularExpression ? value : Pattern.quote(value), Pattern.DOTALL);
        } catch (PatternSyntaxException invalid) {
            throw new IllegalArgumentException("\"%s\" is no regular expression".formatted(value), invalid);
        }
    }

    boolean matches(Map<String, String> labels) {
        return value.matcher(labels.getOrDefault(label, "")).matches() != negated;
    }
}
