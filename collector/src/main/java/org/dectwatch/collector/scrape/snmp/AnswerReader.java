package org.dectwatch.collector.scrape.snmp;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dectwatch.collector.domain.DeviceDetails;
import org.dectwatch.collector.domain.DeviceReport.Facts;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure;
import org.snmp4j.PDU;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.UnsignedInteger32;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** What a response says, in vendor-neutral words. Values of another type, or beyond belief, are unknown, never 0. */
final class AnswerReader {
    private AnswerReader() {}

    /** Facts, or why there are none. */
    record Reading(Facts facts, DeviceDetails details, Optional<ScrapeFailure> failure) {}

    static Reading read(PDU response, OidMap map) {
        if (response.getType() == PDU.REPORT) {
            return failed(UsmReport.of(response));
        }
        if (response.getErrorStatus() != PDU.noError) {
            return failed(new ScrapeFailure(
                    reason(response.getErrorStatus()), "it answers " + response.getErrorStatusText()));
        }
        Map<Scalar, Variable> values = new EnumMap<>(Scalar.class);
        map.oids().forEach((scalar, oid) -> {
            for (VariableBinding binding : response.getVariableBindings()) {
                if (!binding.isException() && binding.getOid().toDottedString().equals(oid)) {
                    values.put(scalar, binding.getVariable());
                }
            }
        });
        Facts facts = facts(values);
        return facts.equals(Facts.none())
                ? failed(new ScrapeFailure(
                        ScrapeFailure.Reason.NOT_UNDERSTOOD, "its answer holds none of the values asked for"))
                : new Reading(facts, details(values), Optional.empty());
    }

    private static Reading failed(ScrapeFailure failure) {
        return new Reading(Facts.none(), DeviceDetails.none(), Optional.of(failure));
    }

    private static DeviceDetails details(Map<Scalar, Variable> values) {
        return DeviceDetails.none()
                .withSystem(
                        text(values, Scalar.SYS_LOCATION),
                        text(values, Scalar.SYS_CONTACT),
                        values.get(Scalar.SYS_OBJECT_ID) instanceof OID product
                                ? Optional.of(product.toDottedString())
                                : Optional.empty());
    }

    /** RFC 3416 section 3: error-status. */
    private static ScrapeFailure.Reason reason(int errorStatus) {
        return switch (errorStatus) {
            case PDU.tooBig -> ScrapeFailure.Reason.TOO_LARGE;
            case PDU.noAccess, PDU.authorizationError -> ScrapeFailure.Reason.AUTHENTICATION;
            case PDU.noSuchName -> ScrapeFailure.Reason.NOT_UNDERSTOOD;
            default -> ScrapeFailure.Reason.OTHER;
        };
    }

    private static Facts facts(Map<Scalar, Variable> values) {
        return new Facts(
                uptime(values),
                text(values, Scalar.SYS_NAME),
                text(values, Scalar.SYS_DESCR),
                text(values, Scalar.SOFTWARE_VERSION),
                text(values, Scalar.SERIAL),
                text(values, Scalar.ARI),
                count(values, Scalar.USERS_TOTAL),
                count(values, Scalar.USERS_SUBSCRIBED),
                count(values, Scalar.USERS_REGISTERED),
                count(values, Scalar.BASES_UP),
                count(values, Scalar.BASES_DOWN),
                count(values, Scalar.VOICE_CALL_MAX),
                count(values, Scalar.CALL_ATTEMPTS_60_MIN),
                number(values, Scalar.ABNORMAL_RELEASES));
    }

    private static OptionalLong uptime(Map<Scalar, Variable> values) {
        return values.get(Scalar.SYS_UP_TIME) instanceof TimeTicks ticks
                ? OptionalLong.of(ticks.getValue() / 100)
                : OptionalLong.empty();
    }

    private static OptionalInt count(Map<Scalar, Variable> values, Scalar scalar) {
        OptionalLong number = number(values, scalar);
        return number.isPresent() && number.getAsLong() <= Integer.MAX_VALUE
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    /** Types are not known for sure: integers of any kind, and digits as text, are understood. */
    private static OptionalLong number(Map<Scalar, Variable> values, Scalar scalar) {
        Variable value = values.get(scalar);
        if (value instanceof TimeTicks) {
            return OptionalLong.empty();
        }
        if (value instanceof Integer32 || value instanceof UnsignedInteger32 || value instanceof Counter64) {
            long number = value.toLong();
            return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
        }
        return text(values, scalar)
                .filter(digits -> digits.matches("\\d{1,18}"))
                .map(digits -> OptionalLong.of(Long.parseLong(digits)))
                .orElse(OptionalLong.empty());
    }

    private static Optional<String> text(Map<Scalar, Variable> values, Scalar scalar) {
        return SnmpText.of(values.get(scalar));
    }
}
