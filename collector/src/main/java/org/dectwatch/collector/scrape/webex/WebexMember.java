package org.dectwatch.collector.scrape.webex;

import java.util.Optional;

/**
 * A line of a device.
 *
 * @param user user part of its line and port: the Line ID
 * @param hostAddress address that the line registered from, as the cloud has it
 */
record WebexMember(Optional<String> user, Optional<String> extension, Optional<String> hostAddress) {}
