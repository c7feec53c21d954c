package org.dectwatch.collector.source.hep;

import java.util.Optional;
import java.util.OptionalLong;
import org.dectwatch.collector.net.IpAddress;

/**
 * One that reports: a SIP server's capture agent.
 *
 * @param peer where its packets come from
 * @param name what it calls itself
 * @param captureId its number
 * @param packets packets received from it, refused ones included, 1 at least
 * @param messages SIP messages delivered
 * @param lastNanos when the last packet came, nanoseconds since 1970, our clock
 * @param offsetNanos receive time minus the sender's time stamp of the last packet that had one: the clocks' difference plus the way
 */
public record HepNode(
        IpAddress peer,
        Optional<String> name,
        OptionalLong captureId,
        long packets,
        long messages,
        long lastNanos,
        OptionalLong offsetNanos) {}
