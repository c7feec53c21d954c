package org.dectwatch.collector.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address. Text form of IPv6 is RFC 5952.
 *
 * @param version 4 or 6
 * @param high upper 64 bits; 0 for IPv4
 * @param low lower 64 bits; for IPv4 the address in the lower 32
 */
public record IpAddress(int version, long high, long low) implements Comparable<IpAddress> {
    public IpAddress {
        if (version != 4 && version != 6) {
            throw new IllegalArgumentException("IP version must be 4 or 6, not " + version);
        }
    }

    public static IpAddress v4(int address) {
        return new IpAddress(4, 0, address & 0xffffffffL);
    }

    public static IpAddress v6(long high, long low) {
        return new IpAddress(6, high, low);
    }

    /** Reads a literal address, with or without brackets; empty for anything else. Never asks a resolver. */
    public static Optional<IpAddress> parse(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (bare.indexOf(':') < 0) {
            return parseV4(bare);
        }
        if (!bare.chars().allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0)) {
            return Optional.empty();
        }
        try {
            // In brackets getByName does not resolve it, whatever it is.
            return Optional.of(of(InetAddress.getByName("[" + bare + "]")));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** By hand, since getByName would ask a resolver for 300.1.1.1. */
    private static Optional<IpAddress> parseV4(String text) {
        int address = 0;
        int parts = 1;
        int part = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit >= 0 && digit <= 9) {
                part = part * 10 + digit;
                digits++;
            } else if (text.charAt(i) == '.' && digits > 0 && parts < 4) {
                address = address << 8 | part;
                parts++;
                part = 0;
                digits = 0;
            } else {
                return Optional.empty();
            }
            if (digits > 3 || part > 255) {
                return Optional.empty();
            }
        }
        return parts == 4 && digits > 0 ? Optional.of(v4(address << 8 | part)) : Optional.empty();
    }

    public static IpAddress of(InetAddress address) {
        ByteView bytes = ByteView.of(address.getAddress());
        return bytes.length() == 4 ? v4(bytes.i32(0)) : v6(bytes.i64(0), bytes.i64(8));
    }

    /** Reads 4 octets at {@code at}. */
    public static IpAddress v4At(ByteView bytes, int at) {
        return v4(bytes.i32(at));
    }

    /** Reads 16 octets at {@code at}. */
    public static IpAddress v6At(ByteView bytes, int at) {
        return v6(bytes.i64(at), bytes.i64(at + 8));
    }

    public InetAddress toInetAddress() {
        byte[] bytes = new byte[version == 4 ? 4 : 16];
        for (int i = 0; i < bytes.length; i++) {
            int shift = 8 * (bytes.length - 1 - i);
            bytes[i] = (byte) (shift < 64 ? low >>> shift : high >>> (shift - 64));
        }
        try {
            return version == 4 ? Inet4Address.getByAddress(bytes) : Inet6Address.getByAddress(null, bytes, -1);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    // Written out, as in Endpoint and Flow: what records get by themselves is slow until it is compiled, and asked
    // often.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress that && low == that.low && high == that.high && version == that.version;
    }

    @Override
    public int hashCode() {
        long mixed = (high * 0x9E3779B97F4A7C15L ^ low) * 0xC2B2AE3D27D4EB4FL;
        return (int) (mixed >>> 32);
    }

    @Override
    public int compareTo(IpAddress that) {
        int byVersion = Integer.compare(version, that.version);
        int byHigh = byVersion != 0 ? byVersion : Long.compareUnsigned(high, that.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, that.low);
    }

    @Override
    public String toString() {
        if (version == 4) {
            return (low >>> 24) + "." + (low >>> 16 & 0xff) + "." + (low >>> 8 & 0xff) + "." + (low & 0xff);
        }
        if (high == 0 && low >>> 32 == 0xffff) {
            return "::ffff:" + v4((int) low);
        }
        return compressed();
    }

    /** RFC 5952 section 4: lower case, no leading zeros, the first longest run of two or more zero groups as "::". */
    private String compressed() {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (int) ((i < 4 ? high >>> (48 - 16 * i) : low >>> (48 - 16 * (i - 4))) & 0xffff);
        }
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && groups[i + run] == 0) {
                run++;
            }
            if (run > bestLength) {
                bestStart = i;
                bestLength = run;
            }
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
            } else {
                if (i > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
