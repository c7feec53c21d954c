package org.dectwatch.collector.config.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import org.dectwatch.collector.domain.InventoryFault;
import org.dectwatch.collector.domain.MediaPolicy;

/**
 * Holds the exported settings of a server against what the site file wants: only values whose meaning is known on both sides. The codecs
 * of an export are numbers of which no list is public, and are not compared. Pure.
 */
public final class PolicyCheck {
    private final String server;
    private final ServerSettings settings;
    private final List<InventoryFault> faults = new ArrayList<>();

    private PolicyCheck(String server, ServerSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /**
     * What does not fit.
     *
     * @param tlsPorts where the site file says that signalling inside TLS goes
     */
    public static List<InventoryFault> of(
            String server, ServerSettings settings, MediaPolicy policy, Set<Integer> tlsPorts) {
        PolicyCheck check = new PolicyCheck(server, settings);
        check.media(policy);
        check.srtp(policy);
        check.number(
                "sip.proxy.port",
                "port of the proxy",
                "tls.connections.ports",
                "TLS at " + tlsPorts + " only: connections to it are not taken for TLS",
                port -> port == 0 || !check.overTls() || tlsPorts.contains(port));
        return check.faults;
    }

    private void media(MediaPolicy policy) {
        number(
                "sip.media.ptime",
                "sound in one packet (ms)",
                "media.ptimeMs",
                String.valueOf(policy.ptimeMs()),
                ms -> ms == policy.ptimeMs());
        tos("sip.media.tos", "TOS of media", "media.dscp", policy.dscp());
        tos("sip.tos", "TOS of signalling", "media.signallingDscp", policy.signallingDscp());
        number(
                "sip.media.port",
                "first port of media",
                "media.firstPort, media.lastPort",
                policy.firstPort() + " to " + policy.lastPort(),
                port -> port >= policy.firstPort() && port <= policy.lastPort());
        number(
                "sip.dtmf.rtp_payload_type",
                "payload type of telephone events",
                "media.dtmfPayloadType",
                String.valueOf(policy.dtmfPayloadType()),
                type -> type == policy.dtmfPayloadType());
    }

    /** The code point is the upper six bits of the octet (RFC 2474 3). */
    private void tos(String key, String what, String option, Optional<Integer> dscp) {
        dscp.ifPresent(wanted -> number(
                key,
                what,
                option,
                "the code point " + wanted + ", which is TOS " + 4 * wanted,
                octet -> octet >> 2 == wanted));
    }

    private void srtp(MediaPolicy policy) {
        Optional<ServerSettings.Value> set = settings.only("sip.media.srtp.enable");
        boolean on =
                set.filter(value -> value.text().matches("(?i)true|1|yes|on")).isPresent();
        boolean off =
                set.filter(value -> value.text().matches("(?i)false|0|no|off")).isPresent();
        boolean wanted = policy.srtp() != MediaPolicy.Encryption.OFF;
        if (wanted && off || !wanted && on) {
            fault(
                    set.get(),
                    "SRTP (a key that is unverified on a real device)",
                    "media.srtp",
                    policy.srtp().toString().toLowerCase(Locale.ROOT));
        }
    }

    /** Its export says neither UDP nor TCP; how firmware calls TLS is not known. */
    private boolean overTls() {
        return settings.only("sip.proxy.transport")
                .filter(value -> !value.text().matches("(?i)(udp|tcp).*"))
                .isPresent();
    }

    private void number(String key, String what, String option, String wanted, IntPredicate fits) {
        settings.only(key).ifPresent(value -> {
            OptionalInt number = number(value.text());
            if (number.isPresent() && !fits.test(number.getAsInt())) {
                fault(value, what, option, wanted);
            }
        });
    }

    /** Empty for what is no whole number up to 65535. */
    private static OptionalInt number(String text) {
        if (!text.matches("\\d{1,5}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(text);
        return number <= 65_535 ? OptionalInt.of(number) : OptionalInt.empty();
    }

    private void fault(ServerSettings.Value value, String what, String option, String wanted) {
        faults.add(new InventoryFault(
                InventoryFault.Kind.SERVER_SETTINGS,
                server,
                server,
                "In the exported settings of " + server + " the " + what + " is " + value.text() + " ("
                        + value.spelling() + "); the site file (" + option + ", or its default) has " + wanted + ".",
                List.of(settings.where(value), option)));
    }
}
