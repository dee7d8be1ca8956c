package dev.incidentledger.query.statuspage;

/**
 * The beginning of what an operator wrote, where the rest has a page of its own.
 *
 * @param markdown as it was written, up to the cut
 */
record Excerpt(String markdown, boolean isCut) {

    private static final int LONGEST = 1_500;

    static Excerpt of(String markdown) {
        if (markdown.length() <= LONGEST) {
            return new Excerpt(markdown, false);
        }
        int paragraph = markdown.lastIndexOf("\n\n", LONGEST);
        int word = markdown.lastIndexOf(' ', LONGEST);
        int end = paragraph > LONGEST / 2 ? paragraph : word > LONGEST / 2 ? word : beforePair(markdown);
        return new Excerpt(markdown.substring(0, end) + " …", true);
    }

    /** A character outside of the basic plane is two, and stays whole. */
    private static int beforePair(String markdown) {
        return Character.isHighSurrogate(markdown.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }
}
