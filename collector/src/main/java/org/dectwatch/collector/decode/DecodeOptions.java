package org.dectwatch.collector.decode;

import java.time.Duration;
import org.dectwatch.collector.decode.transport.TcpOptions;
import org.dectwatch.collector.decode.twin.TwinOptions;
import org.dectwatch.collector.table.Limits;

/**
 * How frames are decoded.
 *
 * @param layers headers below the transport that one frame may have, tags, tunnels and extension headers together; 4..64.
 *     More is malformed (TUNNEL_DEPTH)
 * @param flows flows whose names are kept ready, 16..1,048,576, rounded up to a power of two; others cost a little garbage
 * @param fragments limits of datagrams that wait for fragments; {@code idle} since the last one came (RFC 8200: 60 s,
 *     Linux: 30 s)
 */
public record DecodeOptions(int layers, int flows, Limits fragments, TcpOptions tcp, TwinOptions twins) {
    public DecodeOptions {
        if (layers < 4 || layers > 64) {
            throw new IllegalArgumentException("layers must be 4..64, not " + layers);
        }
        if (flows < 16 || flows > 1 << 20) {
            throw new IllegalArgumentException("flows must be 16..1048576, not " + flows);
        }
    }

    public static DecodeOptions defaults() {
        return new DecodeOptions(
                24,
                1 << 15,
                new Limits(4_096, 16L << 20, Duration.ofSeconds(30)),
                TcpOptions.defaults(),
                TwinOptions.defaults());
    }
}
