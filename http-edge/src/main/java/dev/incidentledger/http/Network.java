package dev.incidentledger.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Where somebody calls from, for counting: an IPv4 address, or the half of an IPv6 address that its holder cannot choose. */
final class Network {

    private static final int BYTES_ASSIGNED = 8;

    private Network() {}

    /** @param remoteAddress null when the connection is gone; what a proxy says need not be an address */
    static String of(@Nullable String remoteAddress) {
        if (remoteAddress == null) {
            return "";
        }
        return remoteAddress.indexOf(':') < 0 ? remoteAddress : assigned(remoteAddress);
    }

    private static String assigned(String remoteAddress) {
        try {
            var address = InetAddress.ofLiteral(remoteAddress);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), BYTES_ASSIGNED))
                    : address.getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            return remoteAddress;
        }
    }
}
