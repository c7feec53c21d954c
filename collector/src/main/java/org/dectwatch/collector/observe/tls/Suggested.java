package org.dectwatch.collector.observe.tls;

import java.util.List;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsInference;
import org.dectwatch.collector.net.Carriage;
import org.dectwatch.collector.net.Endpoint;

/**
 * What sizes and times suggest about a connection.
 *
 * @param last carriage of the last frame it knows of
 * @param exchanges when exchanges ended that seem granted, since the last of these was told; nanoseconds since 1970
 */
public record Suggested(
        TlsConnection.Id id,
        Endpoint client,
        Endpoint server,
        Carriage last,
        TlsInference inference,
        List<Long> exchanges) {
    public Suggested {
        exchanges = List.copyOf(exchanges);
    }
}
