package org.dectwatch.collector.domain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an answer says beside the {@link DeviceReport.Facts}; not every interface has it.
 *
 * @param location as set in the device
 * @param contact as set in the device
 * @param product what sort of device its agent says it is (sysObjectID, RFC 3418), dotted numbers
 * @param methods what the interface says it can do; at most {@value #MOST_METHODS}
 * @param answeredBy the address that answered, where a server has more than one
 * @param interfaces network interfaces; at most {@value #MOST_INTERFACES}
 */
public record DeviceDetails(
        Optional<String> location,
        Optional<String> contact,
        Optional<String> product,
        List<String> methods,
        Optional<String> answeredBy,
        List<NetworkInterface> interfaces) {
    public static final int MOST_METHODS = 64;
    public static final int MOST_INTERFACES = 16;

    private static final DeviceDetails NONE = new DeviceDetails(
            Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of());

    public DeviceDetails {
        methods = methods.stream().limit(MOST_METHODS).toList();
        interfaces = interfaces.stream().limit(MOST_INTERFACES).toList();
    }

    public static DeviceDetails none() {
        return NONE;
    }

    /**
     * A network interface of the device (IF-MIB, RFC 2863), with totals since it started; empty is unknown.
     *
     * @param name as its agent calls it; unique in the report
     * @param bitsPerSecond nominal speed
     */
    public record NetworkInterface(
            String name,
            Status status,
            OptionalLong bitsPerSecond,
            Optional<Total> octetsIn,
            Optional<Total> octetsOut,
            Optional<Total> errorsIn,
            Optional<Total> errorsOut,
            Optional<Total> discardsIn,
            Optional<Total> discardsOut) {}

    /** Operational status; {@code OFF} when it was switched off on purpose. */
    public enum Status {
        UP,
        DOWN,
        OFF,
        UNKNOWN
    }
}
