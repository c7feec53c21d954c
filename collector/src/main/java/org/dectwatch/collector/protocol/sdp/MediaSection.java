package org.dectwatch.collector.protocol.sdp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A media section while its lines are read. */
final class MediaSection {
    private static final int MAX_FORMATS = 64;
    private static final int MAX_CRYPTO = 16;
    private static final int MAX_COUNT = 10_000;

    private final SharedAttributes shared = new SharedAttributes();
    private final String type;
    private final int port;
    private final int portCount;
    private final String profile;
    private final List<String> formats;
    private final Map<Integer, Codec> rtpMaps = new LinkedHashMap<>();
    private final Map<Integer, String> formatParameters = new LinkedHashMap<>();
    private final List<CryptoOffer> crypto = new ArrayList<>(2);
    private OptionalInt ptime = OptionalInt.empty();
    private OptionalInt maxPtime = OptionalInt.empty();
    private OptionalInt rtcpPort = OptionalInt.empty();
    private Optional<MediaAddress> rtcpAddress = Optional.empty();
    private boolean rtcpMux;
    private int candidates;

    private MediaSection(String type, int port, int portCount, String profile, List<String> formats) {
        this.type = type;
        this.port = port;
        this.portCount = portCount;
        this.profile = profile;
        this.formats = formats;
    }

    /** {@code audio 49170/2 RTP/AVP 0 8} (RFC 8866 section 5.14); null when it cannot be read. */
    static @Nullable MediaSection of(String value) {
        String[] parts = Words.split(value, MAX_FORMATS + 4);
        if (parts.length < 3 || parts[0].isEmpty()) {
            return null;
        }
        int slash = parts[1].indexOf('/');
        OptionalInt port = Words.number(slash < 0 ? parts[1] : parts[1].substring(0, slash), 0, 0xffff);
        OptionalInt count = slash < 0 ? OptionalInt.of(1) : Words.number(parts[1].substring(slash + 1), 1, 0xffff);
        if (port.isEmpty() || count.isEmpty()) {
            return null;
        }
        List<String> formats = new ArrayList<>(parts.length);
        for (int i = 3; i < Math.min(parts.length, MAX_FORMATS + 3); i++) {
            formats.add(Words.cut(parts[i]));
        }
        String type = Words.cut(parts[0]).toLowerCase(Locale.ROOT);
        return new MediaSection(type, port.getAsInt(), count.getAsInt(), Words.cut(parts[2]), formats);
    }

    SharedAttributes shared() {
        return shared;
    }

    /** False when a known attribute cannot be read; unknown ones are fine. */
    boolean attribute(String name, String value) {
        switch (name) {
            case "rtpmap":
                return rtpMap(value);
            case "fmtp":
                return formatParameter(value);
            case "ptime":
                ptime = milliseconds(value);
                return ptime.isPresent();
            case "maxptime":
                maxPtime = milliseconds(value);
                return maxPtime.isPresent();
            case "rtcp":
                return rtcp(value);
            case "rtcp-mux":
                rtcpMux = true;
                return true;
            case "candidate":
                candidates = Math.min(candidates + 1, MAX_COUNT);
                return true;
            case "crypto":
                return crypto(value);
            default:
                return true;
        }
    }

    /** Some senders write {@code 20.0}. */
    private static OptionalInt milliseconds(String value) {
        int dot = value.indexOf('.');
        return Words.number(dot < 0 ? value : value.substring(0, dot), 1, 10_000);
    }

    /** {@code 96 telephone-event/8000/1} (RFC 8866 section 6.6). */
    private boolean rtpMap(String value) {
        int blank = value.indexOf(' ');
        int slash = blank < 0 ? -1 : value.indexOf('/', blank);
        if (slash < 0) {
            return false;
        }
        int second = value.indexOf('/', slash + 1);
        String encoding = value.substring(blank + 1, slash).stripLeading();
        OptionalInt payloadType = Words.number(value.substring(0, blank), 0, 127);
        OptionalInt rate = Words.number(
                value.substring(slash + 1, second < 0 ? value.length() : second).trim(), 1, 999_999_999);
        OptionalInt channels = second < 0
                ? OptionalInt.of(1)
                : Words.number(value.substring(second + 1).trim(), 1, 255);
        if (encoding.isEmpty() || payloadType.isEmpty() || rate.isEmpty() || channels.isEmpty()) {
            return false;
        }
        int pt = payloadType.getAsInt();
        rtpMaps.putIfAbsent(pt, new Codec(pt, Words.cut(encoding), rate.getAsInt(), channels.getAsInt()));
        return true;
    }

    private boolean formatParameter(String value) {
        String[] parts = Words.split(value, 2);
        OptionalInt payloadType = Words.number(parts[0], 0, 127);
        if (payloadType.isPresent() && parts.length == 2) {
            formatParameters.putIfAbsent(payloadType.getAsInt(), Words.cut(parts[1].trim()));
        }
        // A format need not be a payload type (T.38, message, …): that is no flaw.
        return !parts[0].isEmpty();
    }

    /** {@code 53020 IN IP4 126.16.64.4} (RFC 3605). */
    private boolean rtcp(String value) {
        String[] parts = Words.split(value, 2);
        rtcpPort = Words.number(parts[0], 1, 0xffff);
        rtcpAddress = parts.length < 2 ? Optional.empty() : SharedAttributes.address(parts[1]);
        return rtcpPort.isPresent();
    }

    /** {@code 1 AES_CM_128_HMAC_SHA1_80 inline:KEY|2^20|1:4} (RFC 4568): the key is stepped over. */
    private boolean crypto(String value) {
        String[] parts = Words.split(value, 4);
        OptionalInt tag = Words.number(parts[0], 0, 999_999_999);
        if (tag.isEmpty() || parts.length < 3 || crypto.size() == MAX_CRYPTO) {
            return false;
        }
        boolean lifetime = false;
        boolean mki = false;
        String[] fields = parts[2].split("\\|", 4);
        for (int i = 1; i < fields.length; i++) {
            boolean identifier = fields[i].indexOf(':') >= 0;
            mki |= identifier;
            lifetime |= !identifier;
        }
        crypto.add(new CryptoOffer(tag.getAsInt(), Words.cut(parts[1]), lifetime, mki));
        return true;
    }

    MediaDescription describe(SharedAttributes session) {
        List<Integer> payloadTypes = new ArrayList<>(formats.size());
        if (profile.contains("RTP/")) {
            for (String format : formats) {
                OptionalInt payloadType = Words.number(format, 0, 127);
                if (payloadType.isPresent()) {
                    payloadTypes.add(payloadType.getAsInt());
                }
            }
        }
        Optional<Direction> own = shared.direction().isPresent() ? shared.direction() : session.direction();
        Direction direction = own.orElse(Direction.SENDRECV);
        Optional<MediaAddress> connection =
                shared.connection().isPresent() ? shared.connection() : session.connection();
        boolean fingerprint = shared.fingerprint() || session.fingerprint();
        return new MediaDescription(
                type,
                port,
                portCount,
                profile,
                payloadTypes,
                formats,
                rtpMaps,
                formatParameters,
                ptime,
                maxPtime,
                direction,
                connection,
                rtcpPort,
                rtcpAddress,
                rtcpMux,
                candidates,
                crypto,
                fingerprint);
    }
}
