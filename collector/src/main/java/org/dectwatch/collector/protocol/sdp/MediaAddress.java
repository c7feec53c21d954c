package org.dectwatch.collector.protocol.sdp;

import java.util.Optional;
import org.dectwatch.collector.net.IpAddress;

/**
 * Address of a c= or a=rtcp line.
 *
 * @param host as written, without TTL and address count
 * @param address empty when {@code host} is a name
 */
public record MediaAddress(String host, Optional<IpAddress> address) {
    public static MediaAddress of(String host) {
        return new MediaAddress(host, IpAddress.parse(host));
    }

    /** {@code 0.0.0.0} or {@code ::}: the hold of RFC 2543. */
    public boolean unspecified() {
        return address.isPresent() && address.get().high() == 0 && address.get().low() == 0;
    }
}
