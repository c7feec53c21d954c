package org.dectwatch.collector.scrape.snmp;

import java.util.Arrays;
import java.util.Optional;

/** What can be asked for, by the object's name in its MIB: SNMPv2-MIB (RFC 3418) and SPECTRALINK-IPDECT-MIB. */
public enum Scalar {
    /** Hundredths of a second since the agent started. */
    SYS_UP_TIME("sysUpTime"),
    SYS_NAME("sysName"),
    SYS_DESCR("sysDescr"),
    SYS_OBJECT_ID("sysObjectID"),
    SYS_CONTACT("sysContact"),
    SYS_LOCATION("sysLocation"),
    SOFTWARE_VERSION("ipDectSoftwareVersion"),
    SERIAL("ipDectSerial"),
    ARI("ipDectAri"),
    USERS_TOTAL("ipDectUsersTotal"),
    USERS_SUBSCRIBED("ipDectUsersDectSubscribed"),
    USERS_REGISTERED("ipDectUsersSipRegistered"),
    BASES_UP("ipDectRfpsUp"),
    BASES_DOWN("ipDectRfpsDown"),
    VOICE_CALL_MAX("ipDectVoiceCallMax"),
    CALL_ATTEMPTS_60_MIN("ipDectCallAttempts60min"),
    ABNORMAL_RELEASES("ipDectAbnormalReleaseTotal");

    private final String object;

    Scalar(String object) {
        this.object = object;
    }

    /** Name in the MIB and in the map file. */
    public String object() {
        return object;
    }

    /** Whether it is of the vendor's MIB, whose numbers nobody could verify. */
    public boolean vendors() {
        return object.startsWith("ipDect");
    }

    public static Optional<Scalar> of(String object) {
        return Arrays.stream(values()).filter(s -> s.object.equals(object)).findFirst();
    }
}
