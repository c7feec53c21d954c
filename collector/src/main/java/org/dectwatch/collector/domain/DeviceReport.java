package org.dectwatch.collector.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What an IP-DECT server answered to one question, vendor-neutral. Failure is a report too.
 *
 * @param server name of the configured server
 * @param via which interface was asked
 * @param interval between two questions; after two missed ones the facts are stale
 * @param took from question to answer or failure
 * @param bytes size of the answer; 0 when there was none
 * @param failure empty when it answered
 * @param facts what it said; all unknown on failure
 * @param details what else it said
 */
public record DeviceReport(
        String server,
        Interface via,
        Duration interval,
        Duration took,
        long bytes,
        Optional<ScrapeFailure> failure,
        Facts facts,
        DeviceDetails details) {
    /** Without details. */
    public DeviceReport(
            String server,
            Interface via,
            Duration interval,
            Duration took,
            long bytes,
            Optional<ScrapeFailure> failure,
            Facts facts) {
        this(server, via, interval, took, bytes, failure, facts, DeviceDetails.none());
    }

    public enum Interface {
        SNMP,
        TRAP,
        XML_RPC,
        SYSLOG,
        WEB,
        /** The cloud's API: its word on handsets, not on servers. */
        WEBEX,
        SIMULATED
    }

    public boolean succeeded() {
        return failure.isEmpty();
    }

    /**
     * Why a question was not answered.
     *
     * @param detail for a person; no secrets
     */
    public record ScrapeFailure(Reason reason, String detail) {
        /** Closed set: it is a metric label. */
        public enum Reason {
            TIMEOUT,
            UNREACHABLE,
            REFUSED,
            AUTHENTICATION,
            /** Its certificate is not the one expected. */
            UNTRUSTED,
            NOT_UNDERSTOOD,
            TOO_LARGE,
            CLOSED,
            OTHER
        }
    }

    /**
     * What a server may say; empty is unknown.
     *
     * @param uptimeSeconds since its management agent started
     * @param abnormalReleases total since an unknown point; may be reset by a restart
     */
    public record Facts(
            OptionalLong uptimeSeconds,
            Optional<String> systemName,
            Optional<String> description,
            Optional<String> softwareVersion,
            Optional<String> serial,
            Optional<String> ari,
            OptionalInt usersTotal,
            OptionalInt usersSubscribed,
            OptionalInt usersRegistered,
            OptionalInt basesUp,
            OptionalInt basesDown,
            OptionalInt voiceCallMax,
            OptionalInt callAttempts60min,
            OptionalLong abnormalReleases) {
        /** These, and where they say nothing, the others. */
        public Facts or(Facts others) {
            return new Facts(
                    either(uptimeSeconds, others.uptimeSeconds),
                    systemName.or(() -> others.systemName),
                    description.or(() -> others.description),
                    softwareVersion.or(() -> others.softwareVersion),
                    serial.or(() -> others.serial),
                    ari.or(() -> others.ari),
                    either(usersTotal, others.usersTotal),
                    either(usersSubscribed, others.usersSubscribed),
                    either(usersRegistered, others.usersRegistered),
                    either(basesUp, others.basesUp),
                    either(basesDown, others.basesDown),
                    either(voiceCallMax, others.voiceCallMax),
                    either(callAttempts60min, others.callAttempts60min),
                    either(abnormalReleases, others.abnormalReleases));
        }

        private static OptionalInt either(OptionalInt one, OptionalInt other) {
            return one.isPresent() ? one : other;
        }

        private static OptionalLong either(OptionalLong one, OptionalLong other) {
            return one.isPresent() ? one : other;
        }

        public static Facts none() {
            return new Facts(
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalLong.empty());
        }
    }
}
