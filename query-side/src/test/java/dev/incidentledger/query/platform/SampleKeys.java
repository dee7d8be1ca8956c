package dev.incidentledger.query.platform;

import java.util.Arrays;

/** Keys for tests, which differ by a number. */
public final class SampleKeys {

    private SampleKeys() {}

    public static CursorKey key(int number) {
        var secret = new byte[CursorKey.BYTES];
        Arrays.fill(secret, (byte) number);
        return new CursorKey(secret);
    }
}
