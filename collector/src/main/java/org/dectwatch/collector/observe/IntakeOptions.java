package org.dectwatch.collector.observe;

import java.util.Set;
import org.dectwatch.collector.decode.DecodeOptions;
import org.dectwatch.collector.observe.media.MediaOptions;
import org.dectwatch.collector.observe.tls.TlsOptions;

/**
 * How one source's frames become observations.
 *
 * @param sipPorts ports on which bytes that are no TLS records are taken for SIP, 1..65535
 */
public record IntakeOptions(DecodeOptions decode, Set<Integer> sipPorts, TlsOptions tls, MediaOptions media) {
    private static final Set<Integer> SIP_PORTS = Set.of(5060, 5061, 5062, 5070, 8934);

    public IntakeOptions {
        sipPorts = Set.copyOf(sipPorts);
        for (int port : sipPorts) {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("sipPorts must be 1..65535, not " + port);
            }
        }
    }

    public static IntakeOptions live() {
        return new IntakeOptions(DecodeOptions.defaults(), SIP_PORTS, TlsOptions.defaults(), MediaOptions.DEFAULT);
    }

    public IntakeOptions withTls(TlsOptions other) {
        return new IntakeOptions(decode, sipPorts, other, media);
    }

    /** A stream stays one stream however long the hold, and DTMF digits are told. */
    public static IntakeOptions forFiles() {
        return new IntakeOptions(DecodeOptions.defaults(), SIP_PORTS, TlsOptions.defaults(), MediaOptions.forFiles());
    }
}
