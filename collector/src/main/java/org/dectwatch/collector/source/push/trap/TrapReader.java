package org.dectwatch.collector.source.push.trap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dectwatch.collector.domain.DeviceEvent;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.protocol.mib.Mib;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** From a trap of any version to an event. What nobody knows is kept under its numbers. */
final class TrapReader {
    private static final int LONGEST_VALUE = 255;

    private final TrapMap map;
    private final Mib mib;

    TrapReader(TrapMap map, Mib mib) {
        this.map = map;
        this.mib = mib;
    }

    /** Empty when it says nowhere which trap it is. */
    Optional<DeviceEvent> read(String server, PDU trap) {
        return oid(trap).map(oid -> {
            Optional<TrapMap.Meaning> meaning = map.meaning(oid);
            Map<String, String> fields = fields(trap);
            return new DeviceEvent(
                    server,
                    DeviceReport.Interface.TRAP,
                    Optional.empty(),
                    meaning.map(TrapMap.Meaning::kind).orElse(DeviceEvent.UNKNOWN),
                    meaning.map(TrapMap.Meaning::level).orElse(DeviceEvent.Level.NOTICE),
                    Optional.empty(),
                    text(oid, meaning, fields),
                    fields);
        });
    }

    /** Of a v1 trap as RFC 3584 3.1 makes it: {@code enterprise.0.specific}, or a generic one. */
    private static Optional<String> oid(PDU trap) {
        if (trap instanceof PDUv1 first) {
            OID made = first.getGenericTrap() == PDUv1.ENTERPRISE_SPECIFIC
                    ? new OID(first.getEnterprise()).append(0).append(first.getSpecificTrap())
                    : new OID(SnmpConstants.snmpTraps).append(first.getGenericTrap() + 1);
            return Optional.of(made.toDottedString());
        }
        return trap.getVariableBindings().stream()
                .filter(binding -> SnmpConstants.snmpTrapOID.equals(binding.getOid()))
                .map(VariableBinding::getVariable)
                .filter(OID.class::isInstance)
                .map(value -> ((OID) value).toDottedString())
                .findFirst();
    }

    /** From whom a relay says it is (RFC 3584 3.1): the v1 agent address, or snmpTrapAddress. */
    static Optional<IpAddress> origin(PDU trap) {
        if (trap instanceof PDUv1 first) {
            return IpAddress.parse(String.valueOf(first.getAgentAddress())).filter(TrapReader::isSomebody);
        }
        return trap.getVariableBindings().stream()
                .filter(binding -> SnmpConstants.snmpTrapAddress.equals(binding.getOid()))
                .flatMap(binding -> IpAddress.parse(binding.toValueString()).stream())
                .filter(TrapReader::isSomebody)
                .findFirst();
    }

    private static boolean isSomebody(IpAddress address) {
        return !address.equals(IpAddress.v4(0));
    }

    private Map<String, String> fields(PDU trap) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (VariableBinding binding : trap.getVariableBindings()) {
            boolean aboutTheTrap = SnmpConstants.snmpTrapOID.equals(binding.getOid())
                    || SnmpConstants.sysUpTime.equals(binding.getOid())
                    || SnmpConstants.snmpTrapCommunity.equals(binding.getOid());
            if (!aboutTheTrap && fields.size() < DeviceEvent.MOST_FIELDS) {
                fields.put(name(binding.getOid().toDottedString()), value(binding.getVariable()));
            }
        }
        return fields;
    }

    private String name(String oid) {
        return map.field(oid).or(() -> mib.nameOf(oid)).orElse(oid);
    }

    private static String value(@Nullable Variable variable) {
        if (variable instanceof OctetString octets) {
            String text = new String(octets.getValue(), StandardCharsets.UTF_8);
            boolean printable =
                    text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\t' || c == 0x7f || c == '\uFFFD');
            return brief(printable ? text : HexFormat.ofDelimiter(":").formatHex(octets.getValue()));
        }
        return brief(String.valueOf(variable));
    }

    private static String brief(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE);
    }

    private String text(String oid, Optional<TrapMap.Meaning> meaning, Map<String, String> fields) {
        List<String> names = new ArrayList<>();
        meaning.ifPresent(known -> names.add(known.kind()));
        mib.at(oid).ifPresent(entry -> names.add(entry.name()));
        names.add(oid);
        String what =
                names.get(0) + (names.size() > 1 ? " (" + String.join(", ", names.subList(1, names.size())) + ")" : "");
        String with = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(", "));
        return with.isEmpty() ? what : what + ": " + with;
    }
}
