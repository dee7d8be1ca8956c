package dev.incidentledger.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Text of a given length. */
final class Sample {

    private static final String SENTENCE = "We see elevated error rates on sign-in and are looking into it. ";

    private Sample() {}

    static String text(int length) {
        return SENTENCE.repeat(length / SENTENCE.length() + 1).substring(0, length);
    }

    static byte[] bytes(int length) {
        return text(length).getBytes(US_ASCII);
    }
}
