package io.earshot.deliver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which addresses are of the inside, where a request that somebody talked us into could do harm. */
public final class Network {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private Network() {}

    /**
     * Whether an address is of this machine or of a network that is not the public one: loopback, link-local (where clouds
     * keep their credentials), private (RFC 1918, RFC 4193), shared (RFC 6598), multicast, or none at all.
     */
    public static boolean isInside(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return bytes.length == 4
                ? first == 0 || (first == 100 && second >= 64 && second < 128)
                : (first & 0xfe) == 0xfc;
    }

    /** The address that a host is written as; empty for a name, which only a look-up can tell. */
    public static Optional<InetAddress> literal(String host) {
        boolean isIpv6 = host.startsWith("[") && host.endsWith("]");
        if (!isIpv6 && !IPV4.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host)); // looks nothing up, as it is no name
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
