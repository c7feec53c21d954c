package org.dectwatch.collector.scrape.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.Random;
import org.dectwatch.collector.domain.DeviceDetails.NetworkInterface;
import org.dectwatch.collector.domain.DeviceDetails.Status;
import org.dectwatch.collector.domain.Total;
import org.junit.jupiter.api.Test;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

class InterfaceRowTest {
    private static VariableBinding[] row(Object... columnsAndValues) {
        VariableBinding[] row = new VariableBinding[InterfaceColumn.values().length];
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            InterfaceColumn column = (InterfaceColumn) columnsAndValues[i];
            OID oid = new OID(InterfaceColumn.oids()[column.ordinal()]).append(3);
            row[column.ordinal()] = new VariableBinding(oid, (Variable) columnsAndValues[i + 1]);
        }
        return row;
    }

    private static NetworkInterface read(Object... columnsAndValues) {
        return InterfaceRow.read(3, row(columnsAndValues)).orElseThrow();
    }

    @Test
    void prefersTotalsOfSixtyFourBits() {
        NetworkInterface row = read(
                InterfaceColumn.IN_OCTETS, new Counter32(5),
                InterfaceColumn.HC_IN_OCTETS, new Counter64(12_000_000_000L),
                InterfaceColumn.OUT_OCTETS, new Counter32(6));
        assertThat(row.octetsIn()).contains(Total.of64(12_000_000_000L));
        assertThat(row.octetsOut()).contains(Total.of32(6));
    }

    @Test
    void takesTheSpeedFromTheColumnThatCanHoldIt() {
        assertThat(read(InterfaceColumn.SPEED, new Gauge32(100_000_000)).bitsPerSecond())
                .hasValue(100_000_000);
        assertThat(read(
                                InterfaceColumn.SPEED, new Gauge32(0xffff_ffffL),
                                InterfaceColumn.HIGH_SPEED, new Gauge32(10_000))
                        .bitsPerSecond())
                .hasValue(10_000_000_000L);
    }

    @Test
    void tellsOffFromDown() {
        assertThat(read(InterfaceColumn.ADMIN_STATUS, new Integer32(2), InterfaceColumn.OPER_STATUS, new Integer32(2))
                        .status())
                .isEqualTo(Status.OFF);
        assertThat(read(InterfaceColumn.OPER_STATUS, new Integer32(2)).status()).isEqualTo(Status.DOWN);
        assertThat(read(InterfaceColumn.OPER_STATUS, new Integer32(7)).status()).isEqualTo(Status.DOWN);
        assertThat(read(InterfaceColumn.OPER_STATUS, new Integer32(4)).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void givesANameThatMayStandInALabelOrElseTheNumber() {
        assertThat(read(InterfaceColumn.NAME, new OctetString("lan"), InterfaceColumn.DESCR, new OctetString("eth0"))
                        .name())
                .isEqualTo("lan");
        assertThat(read(InterfaceColumn.NAME, new OctetString(""), InterfaceColumn.DESCR, new OctetString("eth0"))
                        .name())
                .isEqualTo("eth0");
        assertThat(read(InterfaceColumn.DESCR, new OctetString("x".repeat(33))).name())
                .isEqualTo("if3");
        assertThat(read(InterfaceColumn.DESCR, new OctetString("é")).name()).isEqualTo("if3");
    }

    @Test
    void takesWhatIsMissingOrOfAnotherTypeForUnknown() {
        NetworkInterface row = read(
                InterfaceColumn.IN_OCTETS, new Gauge32(5),
                InterfaceColumn.OUT_OCTETS, Null.noSuchInstance,
                InterfaceColumn.HC_OUT_OCTETS, new Counter64(-1),
                InterfaceColumn.SPEED, new TimeTicks(5));
        assertThat(row.octetsIn()).isEmpty();
        assertThat(row.octetsOut()).isEmpty();
        assertThat(row.status()).isEqualTo(Status.UNKNOWN);
        assertThat(InterfaceRow.read(1, new VariableBinding[0])).isPresent();
        assertThat(InterfaceRow.read(1, row(InterfaceColumn.TYPE, new Integer32(24))))
                .as("loopback")
                .isEmpty();
    }

    @Test
    void readsWhateverTypesAnAgentMixesUp() {
        Variable[] values = {
            new Counter32(1),
            new Counter64(-5),
            new Gauge32(7),
            new Integer32(-3),
            new OctetString("a\u0000b"),
            new TimeTicks(3),
            Null.endOfMibView,
            new OID("1.3")
        };
        Random random = new Random(20261125);
        for (int i = 0; i < 20_000; i++) {
            VariableBinding[] row = new VariableBinding[random.nextInt(InterfaceColumn.values().length + 1)];
            for (int column = 0; column < row.length; column++) {
                if (random.nextInt(4) > 0) {
                    row[column] =
                            new VariableBinding(InterfaceColumn.oids()[column], values[random.nextInt(values.length)]);
                }
            }
            InterfaceRow.read(i, row).ifPresent(read -> {
                assertThat(read.name()).matches("[\\x20-\\x7e]{1,32}");
                assertThat(read.bitsPerSecond().orElse(0)).isGreaterThanOrEqualTo(-3);
                assertThat(read.bitsPerSecond()).isNotEqualTo(OptionalLong.of(-1));
            });
        }
    }
}
