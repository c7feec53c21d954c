package org.dectwatch.collector.scrape.snmp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.options.SnmpUser;
import org.jspecify.annotations.Nullable;
import org.snmp4j.CommunityTarget;
import org.snmp4j.DirectUserTarget;
import org.snmp4j.Target;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.PrivacyProtocol;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/** Whom to ask, and as whom. Secrets are kept by the library's objects only, and never logged. */
public interface SnmpAccess {
    /** The target to send to; empty when the agent had to be found first and did not answer. */
    CompletionStage<Optional<Target<UdpAddress>>> target();

    UdpAddress address();

    /** A question failed: what is known of the agent may be out of date. */
    void failed();

    /** SNMPv2c (RFC 3416). */
    static SnmpAccess community(Endpoint agent, Secret community, Duration timeout, int retries) {
        UdpAddress address = address(agent);
        CommunityTarget<UdpAddress> target = new CommunityTarget<>(address, new OctetString(community.reveal()));
        target.setVersion(SnmpConstants.version2c);
        limit(target, timeout, retries);
        return new SnmpAccess() {
            @Override
            public CompletionStage<Optional<Target<UdpAddress>>> target() {
                return CompletableFuture.completedFuture(Optional.of(target));
            }

            @Override
            public UdpAddress address() {
                return address;
            }

            @Override
            public void failed() {}
        };
    }

    /** SNMPv3 with authentication and privacy (RFC 3414). */
    static SnmpAccess user(SnmpSession session, Endpoint agent, SnmpUser user, Duration timeout, int retries) {
        return new ByUser(session, address(agent), user, timeout, retries);
    }

    private static UdpAddress address(Endpoint agent) {
        return new UdpAddress(agent.address().toInetAddress(), agent.port());
    }

    private static void limit(Target<UdpAddress> target, Duration timeout, int retries) {
        target.setTimeout(timeout.toMillis());
        target.setRetries(retries);
    }

    /**
     * Keys are made for the engine they are used with, so that two servers may have the same user with different secrets. An
     * engine is found at the first question, and again after a failure: the device may have been replaced.
     */
    final class ByUser implements SnmpAccess {
        private final SnmpSession session;
        private final UdpAddress address;
        private final SnmpUser user;
        private final Duration timeout;
        private final int retries;
        private volatile @Nullable Target<UdpAddress> known;

        private ByUser(SnmpSession session, UdpAddress address, SnmpUser user, Duration timeout, int retries) {
            this.session = session;
            this.address = address;
            this.user = user;
            this.timeout = timeout;
            this.retries = retries;
            session.watchReports(address);
        }

        @Override
        public CompletionStage<Optional<Target<UdpAddress>>> target() {
            Target<UdpAddress> before = known;
            if (before != null) {
                return CompletableFuture.completedFuture(Optional.of(before));
            }
            return session.engineAt(address, timeout).thenApply(engine -> engine.map(this::forEngine));
        }

        private Target<UdpAddress> forEngine(byte[] engine) {
            AuthenticationProtocol signing = session.protocols()
                    .getAuthenticationProtocol(new OID(user.authentication().oid()));
            PrivacyProtocol encrypting = session.protocols()
                    .getPrivacyProtocol(new OID(user.privacy().oid()));
            byte[] signingKey = session.protocols()
                    .passwordToKey(
                            signing.getID(),
                            new OctetString(user.authenticationSecret().reveal()),
                            engine);
            byte[] encryptingKey = session.protocols()
                    .passwordToKey(
                            encrypting.getID(),
                            signing.getID(),
                            new OctetString(user.privacySecret().reveal()),
                            engine);
            DirectUserTarget<UdpAddress> target = new DirectUserTarget<>(
                    address,
                    new OctetString(user.name()),
                    engine,
                    signing,
                    new OctetString(signingKey),
                    encrypting,
                    new OctetString(encryptingKey));
            target.setVersion(SnmpConstants.version3);
            target.setSecurityLevel(SecurityLevel.AUTH_PRIV);
            limit(target, timeout, retries);
            known = target;
            return target;
        }

        @Override
        public UdpAddress address() {
            return address;
        }

        @Override
        public void failed() {
            known = null;
        }
    }
}
