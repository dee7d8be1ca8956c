package dev.incidentledger.query.report;

import java.util.regex.Pattern;

/** Characters that turn the direction of the text around them, with which a text can be made to read as another. */
public final class BidiControls {

    private static final Pattern CONTROL = Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private BidiControls() {}

    public static String strip(String text) {
        return CONTROL.matcher(text).replaceAll("");
    }

    static boolean isIn(String text) {
        return CONTROL.matcher(text).find();
    }
}
