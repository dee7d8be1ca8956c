package dev.incidentledger.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Collects what is wrong with the fields of a body, so that the caller is told all of it at once. What is missing makes
 * the answer 400, as any wrong shape does; what is present and out of bounds makes it 422.
 */
public final class Fields {

    private static final int LONGEST_LINK = 2048;
    private static final Pattern WEB_LINK =
            Pattern.compile("https?://[!-~&&[^/\\\\\"<>^`{|}]][!-~&&[^\\\\\"<>^`{|}]]*");

    /** White space, formatting, variation selectors, and the letters and symbols that are drawn as nothing. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cf}\\u180B-\\u180F\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}"
                    + "\\u034F\\u115F\\u1160\\u2800\\u3164\\uFFA0]*");

    private static final Pattern LINE_BREAK = Pattern.compile("[\\t\\n\\u2028\\u2029]");

    private final String pointer;
    private final List<FieldError> missing;
    private final List<FieldError> outOfBounds;

    Fields() {
        this("", new ArrayList<>(), new ArrayList<>());
    }

    private Fields(String pointer, List<FieldError> missing, List<FieldError> outOfBounds) {
        this.pointer = pointer;
        this.missing = missing;
        this.outOfBounds = outOfBounds;
    }

    public void required(String name, @Nullable Object value) {
        if (value == null) {
            missing.add(new FieldError(at(name), "REQUIRED", "This field is required."));
        }
    }

    /** As {@link #text}, and on one line: what stands in lists, headings and subjects. */
    public void line(String name, @Nullable String value, int most) {
        required(name, value);
        optionalLine(name, value, most);
    }

    /** As {@link #optionalText}, and on one line. */
    public void optionalLine(String name, @Nullable String value, int most) {
        optionalText(name, value, most);
        if (value != null && LINE_BREAK.matcher(value).find()) {
            refuse(name, "LINE_BREAK", "This must be one line, without tabs.");
        }
    }

    /** A required text of 1 to {@code most} code points that shows something. */
    public void text(String name, @Nullable String value, int most) {
        required(name, value);
        optionalText(name, value, most);
    }

    /** A text that may be absent, but if present shows something and is at most {@code most} code points long. */
    public void optionalText(String name, @Nullable String value, int most) {
        if (value == null) {
            return;
        }
        if (INVISIBLE.matcher(value).matches()) {
            refuse(name, "BLANK", "This must not be blank.");
        } else if (value.codePointCount(0, value.length()) > most) {
            refuse(name, "TOO_LONG", "This must be at most %d characters.".formatted(most));
        }
    }

    public void between(String name, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            refuse(name, "OUT_OF_RANGE", "This must be from %d to %d.".formatted(least, most));
        }
    }

    /** A link that may be absent, but if present leads to the web. */
    public void link(String name, @Nullable String value) {
        if (value != null
                && !(value.length() <= LONGEST_LINK && WEB_LINK.matcher(value).matches())) {
            refuse(name, "INVALID_LINK", "This must be an http or https URL of at most 2048 characters.");
        }
    }

    /** Checks each of at most {@code most} elements of a list that may be absent. */
    public <T> void each(String name, @Nullable List<T> values, int most, BiConsumer<T, Fields> check) {
        if (values == null) {
            return;
        }
        if (values.size() > most) {
            refuse(name, "TOO_MANY", "This must be at most %d.".formatted(most));
            return;
        }
        var list = nested(name);
        for (int i = 0; i < values.size(); i++) {
            check.accept(values.get(i), list.nested(Integer.toString(i)));
        }
    }

    /** The fields of the object that stands at {@code name}. */
    public Fields nested(String name) {
        return new Fields(at(name), missing, outOfBounds);
    }

    /** Refuses a value that is present and well formed. */
    public void refuse(String name, String code, String detail) {
        outOfBounds.add(new FieldError(at(name), code, detail));
    }

    void throwIfAny() {
        if (!missing.isEmpty()) {
            var all = new ArrayList<>(missing);
            all.addAll(outOfBounds);
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "MALFORMED_BODY", "Fields of the body are missing.", all, false);
        }
        if (!outOfBounds.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "INVALID_FIELDS",
                    "Fields of the body are not acceptable.",
                    outOfBounds,
                    false);
        }
    }

    private String at(String name) {
        return pointer + "/" + name;
    }
}
