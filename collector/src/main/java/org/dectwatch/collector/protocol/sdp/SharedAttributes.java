package org.dectwatch.collector.protocol.sdp;

import java.util.Optional;

/** What may stand at session level and in a media section: c=, direction, a=fingerprint. */
final class SharedAttributes {
    private Optional<MediaAddress> connection = Optional.empty();
    private Optional<Direction> direction = Optional.empty();
    private boolean fingerprint;

    Optional<MediaAddress> connection() {
        return connection;
    }

    Optional<Direction> direction() {
        return direction;
    }

    boolean fingerprint() {
        return fingerprint;
    }

    /** {@code IN IP4 224.2.36.42/127/3} (RFC 8866 section 5.7). */
    boolean connection(String value) {
        Optional<MediaAddress> read = address(value);
        if (connection.isEmpty()) {
            connection = read;
        }
        return read.isPresent();
    }

    static Optional<MediaAddress> address(String value) {
        String[] parts = Words.split(value, 4);
        if (parts.length < 3 || !parts[0].equalsIgnoreCase("IN") || !parts[1].regionMatches(true, 0, "IP", 0, 2)) {
            return Optional.empty();
        }
        int slash = parts[2].indexOf('/');
        String host = slash < 0 ? parts[2] : parts[2].substring(0, slash);
        return host.isEmpty() ? Optional.empty() : Optional.of(MediaAddress.of(Words.cut(host)));
    }

    /** Whether the attribute is one of these. */
    boolean attribute(String name) {
        switch (name) {
            case "sendrecv" -> direction = Optional.of(Direction.SENDRECV);
            case "sendonly" -> direction = Optional.of(Direction.SENDONLY);
            case "recvonly" -> direction = Optional.of(Direction.RECVONLY);
            case "inactive" -> direction = Optional.of(Direction.INACTIVE);
            case "fingerprint" -> fingerprint = true;
            default -> {
                return false;
            }
        }
        return true;
    }
}
