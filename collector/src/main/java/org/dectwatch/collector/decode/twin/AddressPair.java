package org.dectwatch.collector.decode.twin;

import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.IpAddress;
import org.jspecify.annotations.Nullable;

/** Two addresses, innermost ones, in no direction: the lower comes first. */
public record AddressPair(IpAddress low, IpAddress high) {
    public AddressPair {
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException("the lower address comes first");
        }
    }

    // Written out: see IpAddress.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressPair that && low.equals(that.low) && high.equals(that.high);
    }

    @Override
    public int hashCode() {
        return low.hashCode() * 31 + high.hashCode();
    }

    public static AddressPair of(IpAddress one, IpAddress other) {
        return one.compareTo(other) <= 0 ? new AddressPair(one, other) : new AddressPair(other, one);
    }

    public static AddressPair of(Flow flow) {
        return of(flow.source().address(), flow.destination().address());
    }
}
