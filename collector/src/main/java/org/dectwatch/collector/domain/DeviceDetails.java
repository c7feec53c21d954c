package org.dectwatch.collector.domain;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an answer says beside the {@link DeviceReport.Facts}; not every interface has it.
 *
 * @param location as set in the device
 * @param contact as set in the device
 * @param product what sort of device its agent says it is (sysObjectID, RFC 3418), dotted numbers
 * @param methods what the interface says it can do; at most {@value #MOST_METHODS}
 * @param answeredBy the address that answered, where a server has more than one
 * @param interfaces network interfaces; at most {@value #MOST_INTERFACES}
 * @param statistics numbers under names that the site's own rules give them; at most {@value #MOST_STATISTICS}
 * @param missing what was asked for and not found, one line each; at most {@value #MOST_MISSING}
 * @param allowance how the budget of requests stands, where there is one
 */
public record DeviceDetails(
        Optional<String> location,
        Optional<String> contact,
        Optional<String> product,
        List<String> methods,
        Optional<String> answeredBy,
        List<NetworkInterface> interfaces,
        SortedMap<String, Double> statistics,
        List<String> missing,
        Optional<RequestAllowance> allowance) {
    public static final int MOST_METHODS = 64;
    public static final int MOST_INTERFACES = 16;

    public static final int MOST_STATISTICS = 128;
    public static final int MOST_MISSING = 16;

    private static final DeviceDetails NONE = new DeviceDetails(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            new TreeMap<>(),
            List.of(),
            Optional.empty());

    public DeviceDetails {
        methods = methods.stream().limit(MOST_METHODS).toList();
        interfaces = interfaces.stream().limit(MOST_INTERFACES).toList();
        SortedMap<String, Double> kept = new TreeMap<>();
        statistics.entrySet().stream().limit(MOST_STATISTICS).forEach(each -> kept.put(each.getKey(), each.getValue()));
        statistics = Collections.unmodifiableSortedMap(kept);
        missing = missing.stream().limit(MOST_MISSING).toList();
    }

    public static DeviceDetails none() {
        return NONE;
    }

    public DeviceDetails withStatistics(SortedMap<String, Double> other) {
        return new DeviceDetails(
                location, contact, product, methods, answeredBy, interfaces, other, missing, allowance);
    }

    public DeviceDetails withInterfaces(List<NetworkInterface> other) {
        return new DeviceDetails(
                location, contact, product, methods, answeredBy, other, statistics, missing, allowance);
    }

    public DeviceDetails withMethods(List<String> other, String byAddress) {
        return new DeviceDetails(
                location, contact, product, other, Optional.of(byAddress), interfaces, statistics, missing, allowance);
    }

    public DeviceDetails withSystem(Optional<String> at, Optional<String> who, Optional<String> what) {
        return new DeviceDetails(at, who, what, methods, answeredBy, interfaces, statistics, missing, allowance);
    }

    public DeviceDetails withMissing(List<String> other) {
        return new DeviceDetails(
                location, contact, product, methods, answeredBy, interfaces, statistics, other, allowance);
    }

    public DeviceDetails withAllowance(RequestAllowance other) {
        return new DeviceDetails(
                location, contact, product, methods, answeredBy, interfaces, statistics, missing, Optional.of(other));
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
