package org.dectwatch.collector.source.push.trap;

import java.util.Optional;
import org.dectwatch.collector.options.Ranges;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.options.Setting;
import org.dectwatch.collector.options.SnmpUserOptions;

/** What the traps of one server must bear to be believed. */
public record TrapSenderOptions(
        @Setting(
                help =
                        "The community its v1 and v2c traps must have. Without this, and without a `user`, any is taken; it would"
                                + " travel in clear anyhow.")
        Optional<SecretRef> community,

        @Setting(
                help =
                        "The user that its v3 traps are signed and encrypted by; without a community, v1 and v2c are then"
                                + " refused. Two servers with one user name must have the same secrets.")
        Optional<SnmpUserOptions> user) {
    public TrapSenderOptions {
        Ranges.check(TrapSenderOptions.class, community, user);
    }

    public static TrapSenderOptions defaults() {
        return new TrapSenderOptions(Optional.empty(), Optional.empty());
    }
}
