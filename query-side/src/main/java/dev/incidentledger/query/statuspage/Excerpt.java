package dev.incidentledger.query.statuspage;

/**
 * The beginning of what an operator wrote, where the rest has a page of its own.
 *
 * @param markdown as it was written, up to the cut
 */
record Excerpt(String markdown, boolean isCut) {

    /** @param longest in characters */
    static Excerpt of(String markdown, int longest) {
        if (markdown.length() <= longest) {
            return new Excerpt(markdown, false);
        }
        int paragraph = markdown.lastIndexOf("\n\n", longest);
        int word = markdown.lastIndexOf(' ', longest);
        int end = paragraph > longest / 2 ? paragraph : word > longest / 2 ? word : beforePair(markdown, longest);
        return new Excerpt(markdown.substring(0, end) + " …", true);
    }

    /** A character outside of the basic plane is two, and stays whole. */
    private static int beforePair(String markdown, int longest) {
        return Character.isHighSurrogate(markdown.charAt(longest - 1)) ? longest - 1 : longest;
    }
}
