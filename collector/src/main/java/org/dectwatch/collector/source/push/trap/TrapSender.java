package org.dectwatch.collector.source.push.trap;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.dectwatch.collector.options.Secret;
import org.dectwatch.collector.options.SnmpUser;

/**
 * A server whose traps are taken, and what they must bear.
 *
 * @param server configured name
 */
public record TrapSender(String server, Optional<Secret> community, Optional<SnmpUser> user) {
    boolean takesCommunity(byte[] shown) {
        if (community.isEmpty()) {
            return user.isEmpty();
        }
        byte[] wanted = community.get().reveal().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(wanted, shown);
    }

    boolean takesUser(String name) {
        return user.map(SnmpUser::name).filter(name::equals).isPresent();
    }
}
