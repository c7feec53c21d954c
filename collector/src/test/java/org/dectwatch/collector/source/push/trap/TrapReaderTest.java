package org.dectwatch.collector.source.push.trap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.protocol.mib.Mib;
import org.dectwatch.collector.protocol.mib.MibReader;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

class TrapReaderTest {
    private static final String BASE_LOST = "1.3.6.1.4.1.9749.1.3.2.0.5";
    private final TrapReader reader = new TrapReader(TrapMap.shipped(), Mib.none());

    private static PDU trap(String oid, Object... oidsAndValues) {
        PDU trap = new PDU();
        trap.setType(PDU.TRAP);
        trap.add(new VariableBinding(SnmpConstants.sysUpTime, new TimeTicks(4711)));
        trap.add(new VariableBinding(SnmpConstants.snmpTrapOID, new OID(oid)));
        for (int i = 0; i < oidsAndValues.length; i += 2) {
            trap.add(new VariableBinding(new OID((String) oidsAndValues[i]), (Variable) oidsAndValues[i + 1]));
        }
        return trap;
    }

    private static PDUv1 first(String enterprise, int generic, int specific) {
        PDUv1 trap = new PDUv1();
        trap.setEnterprise(new OID(enterprise));
        trap.setGenericTrap(generic);
        trap.setSpecificTrap(specific);
        trap.setAgentAddress(new org.snmp4j.smi.IpAddress("192.0.2.10"));
        return trap;
    }

    private DeviceEvent read(PDU trap) {
        return reader.read("dect-1", trap).orElseThrow();
    }

    @Test
    void aKnownTrapIsTheKindThatTheMapSays() {
        DeviceEvent event = read(trap(BASE_LOST, "1.3.6.1.4.1.9749.1.3.2.1.20.0", new Integer32(7)));
        assertThat(event.server()).isEqualTo("dect-1");
        assertThat(event.via()).isEqualTo(DeviceReport.Interface.TRAP);
        assertThat(event.kind()).isEqualTo("base-station-lost");
        assertThat(event.level()).isEqualTo(DeviceEvent.Level.ERROR);
        assertThat(event.fields()).containsExactly(Map.entry("1.3.6.1.4.1.9749.1.3.2.1.20.0", "7"));
        assertThat(event.text())
                .isEqualTo("base-station-lost (1.3.6.1.4.1.9749.1.3.2.0.5): 1.3.6.1.4.1.9749.1.3.2.1.20.0=7");
    }

    @Test
    void anUnknownTrapIsKeptAsItIs() {
        DeviceEvent event = read(trap("1.3.6.1.4.1.9749.77", "1.3.6.1.9", new OctetString("hello")));
        assertThat(event.kind()).isEqualTo(DeviceEvent.UNKNOWN);
        assertThat(event.level()).isEqualTo(DeviceEvent.Level.NOTICE);
        assertThat(event.text()).isEqualTo("1.3.6.1.4.1.9749.77: 1.3.6.1.9=hello");
    }

    @Test
    void aTrapOfTheFirstVersionIsTheSameTrap() {
        assertThat(read(first("1.3.6.1.4.1.9749.1.3.2", 6, 5)).kind()).isEqualTo("base-station-lost");
        assertThat(read(first("1.3.6.1.4.1.9749", 0, 0)).kind()).isEqualTo("server-started");
        assertThat(read(first("1.3.6.1.4.1.9749", 2, 0)).kind()).isEqualTo("link-down");
    }

    @Test
    void namesComeFromTheMapAndThenFromTheMib() throws Exception {
        Mib mib = MibReader.read(Map.of("x.mib", """
                X-MIB DEFINITIONS ::= BEGIN
                IMPORTS enterprises FROM SNMPv2-SMI;
                x OBJECT IDENTIFIER ::= { enterprises 9749 }
                rfp OBJECT-TYPE SYNTAX INTEGER ::= { x 5 }
                strange NOTIFICATION-TYPE OBJECTS { rfp } ::= { x 77 }
                END
                """));
        TrapReader named = new TrapReader(TrapMap.shipped(), mib);
        DeviceEvent event = named.read(
                        "dect-1",
                        trap(
                                "1.3.6.1.4.1.9749.77",
                                "1.3.6.1.4.1.9749.5.3",
                                new Integer32(1),
                                "1.3.6.1.2.1.2.2.1.2.4",
                                new OctetString("eth0")))
                .orElseThrow();
        assertThat(event.text()).isEqualTo("strange (1.3.6.1.4.1.9749.77): rfp.3=1, ifDescr.4=eth0");
        assertThat(event.kind()).as("a name alone is no meaning").isEqualTo(DeviceEvent.UNKNOWN);
    }

    @Test
    void bytesThatAreNoTextAreShownInHex() {
        DeviceEvent event = read(trap(
                BASE_LOST,
                "1.3.1",
                new OctetString(new byte[] {0, 0x13, (byte) 0xd1}),
                "1.3.2",
                Null.noSuchInstance,
                "1.3.3",
                new Counter64(-1),
                "1.3.4",
                new OctetString("x".repeat(5000))));
        assertThat(event.fields()).containsEntry("1.3.1", "00:13:d1").containsEntry("1.3.3", "18446744073709551615");
        assertThat(event.fields().get("1.3.4")).hasSize(255);
    }

    @Test
    void aCommunityThatARelayCopiedIsLeftOut() {
        DeviceEvent event =
                read(trap(BASE_LOST, "1.3.6.1.6.3.18.1.4.0", new OctetString("topsecret"), "1.3.1", new Integer32(1)));
        assertThat(event.toString()).doesNotContain("topsecret");
    }

    @Test
    void aRelayedTrapNamesWhomItIsFrom() {
        IpAddress origin = IpAddress.parse("192.0.2.10").orElseThrow();
        assertThat(TrapReader.origin(first("1.3.6.1", 0, 0))).contains(origin);
        assertThat(TrapReader.origin(
                        trap(BASE_LOST, "1.3.6.1.6.3.18.1.3.0", new org.snmp4j.smi.IpAddress("192.0.2.10"))))
                .contains(origin);
        PDUv1 nobody = first("1.3.6.1", 0, 0);
        nobody.setAgentAddress(new org.snmp4j.smi.IpAddress("0.0.0.0"));
        assertThat(TrapReader.origin(nobody)).isEmpty();
        assertThat(TrapReader.origin(trap(BASE_LOST))).isEmpty();
    }

    @Test
    void aTrapThatDoesNotSayWhichItIsIsNone() {
        PDU trap = new PDU();
        trap.setType(PDU.TRAP);
        trap.add(new VariableBinding(SnmpConstants.snmpTrapOID, new OctetString("no oid")));
        assertThat(reader.read("dect-1", trap)).isEmpty();
    }

    @Test
    void readsOrRefusesWhateverBytesTheLibraryLetsThrough() throws Exception {
        PDU good = trap(BASE_LOST, "1.3.6.1.9.1", new OctetString("hello"), "1.3.6.1.9.2", new Integer32(3));
        BEROutputStream out = new BEROutputStream(ByteBuffer.allocate(good.getBERLength()));
        good.encodeBER(out);
        byte[] bytes = out.getBuffer().array();
        Random random = new Random(20261125);
        int read = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bad = java.util.Arrays.copyOf(bytes, i % 7 == 0 ? random.nextInt(bytes.length) : bytes.length);
            for (int flips = random.nextInt(4); flips > 0 && bad.length > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            PDU pdu = new PDU();
            try {
                pdu.decodeBER(new BERInputStream(ByteBuffer.wrap(bad)));
            } catch (java.io.IOException | RuntimeException theLibrarysOwn) {
                continue;
            }
            reader.read("dect-1", pdu)
                    .ifPresent(event -> assertThat(event.text()).isNotBlank());
            TrapReader.origin(pdu);
            read++;
        }
        assertThat(read).isGreaterThan(20_000);
    }
}
