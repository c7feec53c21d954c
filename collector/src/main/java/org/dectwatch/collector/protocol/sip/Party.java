package org.dectwatch.collector.protocol.sip;

import java.util.Optional;

/**
 * A From or To value (RFC 3261 sections 20.20 and 20.39). Display names are not kept: they name people.
 *
 * @param tag the tag parameter
 */
public record Party(SipUri uri, Optional<String> tag) {}
