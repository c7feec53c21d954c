package org.dectwatch.collector.scrape.snmp;

import java.util.Optional;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.DeviceDetails.NetworkInterface;
import org.dectwatch.collector.domain.DeviceDetails.Status;
import org.dectwatch.collector.domain.Total;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.UnsignedInteger32;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** A row of the interface tables, in vendor-neutral words. */
final class InterfaceRow {
    private static final int LOOPBACK = 24;
    private static final long SPEED_BEYOND_32_BITS = 0xffff_ffffL;
    private static final int LONGEST_NAME = 32;

    private final int index;
    private final @Nullable VariableBinding[] columns;

    private InterfaceRow(int index, @Nullable VariableBinding[] columns) {
        this.index = index;
        this.columns = columns;
    }

    /**
     * Empty for the loopback interface.
     *
     * @param columns in the order of {@link InterfaceColumn}; null where there is none
     */
    static Optional<NetworkInterface> read(int index, @Nullable VariableBinding[] columns) {
        InterfaceRow row = new InterfaceRow(index, columns);
        return row.number(InterfaceColumn.TYPE).equals(OptionalLong.of(LOOPBACK))
                ? Optional.empty()
                : Optional.of(row.network());
    }

    private NetworkInterface network() {
        return new NetworkInterface(
                name(),
                status(),
                speed(),
                total(InterfaceColumn.HC_IN_OCTETS).or(() -> total(InterfaceColumn.IN_OCTETS)),
                total(InterfaceColumn.HC_OUT_OCTETS).or(() -> total(InterfaceColumn.OUT_OCTETS)),
                total(InterfaceColumn.IN_ERRORS),
                total(InterfaceColumn.OUT_ERRORS),
                total(InterfaceColumn.IN_DISCARDS),
                total(InterfaceColumn.OUT_DISCARDS));
    }

    /** A name that may stand in a metric's label, or else the number. */
    private String name() {
        return SnmpText.of(variable(InterfaceColumn.NAME))
                .or(() -> SnmpText.of(variable(InterfaceColumn.DESCR)))
                .filter(name -> name.length() <= LONGEST_NAME && name.matches("[\\x21-\\x7e][\\x20-\\x7e]*"))
                .orElse("if" + index);
    }

    /** RFC 2863 3.1.13: both are 1 for up, 2 for down. */
    private Status status() {
        if (number(InterfaceColumn.ADMIN_STATUS).equals(OptionalLong.of(2))) {
            return Status.OFF;
        }
        OptionalLong oper = number(InterfaceColumn.OPER_STATUS);
        if (oper.equals(OptionalLong.of(1))) {
            return Status.UP;
        }
        // 7 is lowerLayerDown.
        return oper.equals(OptionalLong.of(2)) || oper.equals(OptionalLong.of(7)) ? Status.DOWN : Status.UNKNOWN;
    }

    private OptionalLong speed() {
        OptionalLong speed = number(InterfaceColumn.SPEED);
        OptionalLong megabits = number(InterfaceColumn.HIGH_SPEED);
        boolean tooFast = speed.equals(OptionalLong.of(SPEED_BEYOND_32_BITS));
        OptionalLong told =
                tooFast && megabits.isPresent() ? OptionalLong.of(megabits.getAsLong() * 1_000_000) : speed;
        // An agent that does not know says 0.
        return told.orElse(0) > 0 ? told : OptionalLong.empty();
    }

    private Optional<Total> total(InterfaceColumn column) {
        Variable value = variable(column);
        if (value instanceof Counter32 counter) {
            return Optional.of(Total.of32(counter.getValue()));
        }
        return value instanceof Counter64 counter && counter.getValue() >= 0
                ? Optional.of(Total.of64(counter.getValue()))
                : Optional.empty();
    }

    private OptionalLong number(InterfaceColumn column) {
        Variable value = variable(column);
        return value instanceof Integer32 || value instanceof UnsignedInteger32
                ? OptionalLong.of(value.toLong())
                : OptionalLong.empty();
    }

    private @Nullable Variable variable(InterfaceColumn column) {
        VariableBinding binding = column.ordinal() < columns.length ? columns[column.ordinal()] : null;
        return binding == null || binding.isException() ? null : binding.getVariable();
    }
}
