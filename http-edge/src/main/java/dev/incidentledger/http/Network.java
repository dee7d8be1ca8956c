package dev.incidentledger.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where somebody calls from, for counting: an IPv4 address, or the half of an IPv6 address that its holder cannot choose. */
final class Network {

    private static final int BYTES_ASSIGNED = 8;

    private Network() {}

    /** @param remoteAddress as the container tells it, never a name */
    static String of(String remoteAddress) {
        return remoteAddress.indexOf(':') < 0 ? remoteAddress : assigned(InetAddress.ofLiteral(remoteAddress));
    }

    private static String assigned(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), BYTES_ASSIGNED))
                : address.getHostAddress();
    }
}
