package org.dectwatch.collector.protocol.sip;

import java.util.List;
import java.util.Optional;

/**
 * What the sender says of itself.
 *
 * @param userAgent User-Agent, else Server; 200 characters at most
 * @param allow methods of Allow, 40 at most
 * @param supported option tags of Supported, 40 at most
 */
public record Agent(Optional<String> userAgent, List<String> allow, List<String> supported) {
    public static final Agent SILENT = new Agent(Optional.empty(), List.of(), List.of());

    public Agent {
        allow = List.copyOf(allow);
        supported = List.copyOf(supported);
    }
}
