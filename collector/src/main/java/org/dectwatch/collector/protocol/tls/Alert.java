package org.dectwatch.collector.protocol.tls;

import java.util.Map;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Malformed;

/**
 * An alert (RFC 8446 6).
 *
 * @param level 1 warning, 2 fatal
 * @param description number in the IANA registry "TLS Alerts"
 */
public record Alert(int level, int description) {
    private static final int CLOSE_NOTIFY = 0;
    private static final int USER_CANCELED = 90;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0, "close_notify"),
            Map.entry(10, "unexpected_message"),
            Map.entry(20, "bad_record_mac"),
            Map.entry(21, "decryption_failed"),
            Map.entry(22, "record_overflow"),
            Map.entry(30, "decompression_failure"),
            Map.entry(40, "handshake_failure"),
            Map.entry(41, "no_certificate"),
            Map.entry(42, "bad_certificate"),
            Map.entry(43, "unsupported_certificate"),
            Map.entry(44, "certificate_revoked"),
            Map.entry(45, "certificate_expired"),
            Map.entry(46, "certificate_unknown"),
            Map.entry(47, "illegal_parameter"),
            Map.entry(48, "unknown_ca"),
            Map.entry(49, "access_denied"),
            Map.entry(50, "decode_error"),
            Map.entry(51, "decrypt_error"),
            Map.entry(52, "too_many_cids_requested"),
            Map.entry(60, "export_restriction"),
            Map.entry(70, "protocol_version"),
            Map.entry(71, "insufficient_security"),
            Map.entry(80, "internal_error"),
            Map.entry(86, "inappropriate_fallback"),
            Map.entry(90, "user_canceled"),
            Map.entry(100, "no_renegotiation"),
            Map.entry(109, "missing_extension"),
            Map.entry(110, "unsupported_extension"),
            Map.entry(111, "certificate_unobtainable"),
            Map.entry(112, "unrecognized_name"),
            Map.entry(113, "bad_certificate_status_response"),
            Map.entry(114, "bad_certificate_hash_value"),
            Map.entry(115, "unknown_psk_identity"),
            Map.entry(116, "certificate_required"),
            Map.entry(117, "general_error"),
            Map.entry(120, "no_application_protocol"),
            Map.entry(121, "ech_required"));

    /** Reads the two octets of an alert in clear. */
    public static Alert parse(ByteView fragment) {
        if (fragment.length() != 2 || fragment.u8(0) < 1 || fragment.u8(0) > 2) {
            throw new Malformed(Malformed.Reason.TLS_RECORD, 0);
        }
        return new Alert(fragment.u8(0), fragment.u8(1));
    }

    /** The IANA name; {@code alert_<n>} for unassigned numbers. */
    public String name() {
        String name = NAMES.get(description);
        return name == null ? "alert_" + description : name;
    }

    public boolean closeNotify() {
        return description == CLOSE_NOTIFY;
    }

    /** Whether it ends the connection in error: in TLS 1.3 the level says nothing (RFC 8446 6). */
    public boolean fatal() {
        return level == 2 && description != CLOSE_NOTIFY && description != USER_CANCELED;
    }
}
