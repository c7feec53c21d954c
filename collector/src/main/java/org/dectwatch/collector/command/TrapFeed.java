package org.dectwatch.collector.command;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.dectwatch.collector.CollectorPlan;
import org.dectwatch.collector.config.DeviceOptions;
import org.dectwatch.collector.config.SecretStore;
import org.dectwatch.collector.config.SiteConfig;
import org.dectwatch.collector.domain.SourceState;
import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.observe.Intake;
import org.dectwatch.collector.observe.ObservationSink;
import org.dectwatch.collector.observe.tls.KeyRing;
import org.dectwatch.collector.options.SnmpUser;
import org.dectwatch.collector.protocol.mib.Mib;
import org.dectwatch.collector.source.Source;
import org.dectwatch.collector.source.push.trap.TrapListenerOptions;
import org.dectwatch.collector.source.push.trap.TrapMap;
import org.dectwatch.collector.source.push.trap.TrapMapInvalid;
import org.dectwatch.collector.source.push.trap.TrapSender;
import org.dectwatch.collector.source.push.trap.TrapSenderOptions;
import org.dectwatch.collector.source.push.trap.TrapSource;

/** A listener for SNMP traps, with all that the site file names read. */
record TrapFeed(
        TrapListenerOptions options,
        Map<IpAddress, TrapSender> senders,
        String site,
        TrapMap map,
        Mib mib,
        LongSupplier epochNanos)
        implements CollectorPlan.Feed {
    static TrapFeed of(TrapListenerOptions options, SiteConfig config, SecretStore secrets, LongSupplier epochNanos) {
        return new TrapFeed(
                options,
                senders(config, secrets),
                config.site().name(),
                map(options),
                MibFiles.read(options.mibs()),
                epochNanos);
    }

    static TrapMap map(TrapListenerOptions options) {
        if (options.map().isEmpty()) {
            return TrapMap.shipped();
        }
        try {
            return TrapMap.load(options.map().get());
        } catch (TrapMapInvalid invalid) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(invalid.getMessage()), invalid);
        }
    }

    static Map<IpAddress, TrapSender> senders(SiteConfig config, SecretStore secrets) {
        Scrapers users = new Scrapers(config, secrets);
        Map<IpAddress, TrapSender> senders = new HashMap<>();
        Map<String, SnmpUser> byName = new HashMap<>();
        for (DeviceOptions device : config.devices()) {
            TrapSenderOptions wanted = device.traps().orElseGet(TrapSenderOptions::defaults);
            Optional<SnmpUser> user = wanted.user().map(options -> users.user(options, device.name()));
            user.ifPresent(one -> {
                if (!one.equals(byName.getOrDefault(one.name(), one))) {
                    throw new CommandFailure(
                            ExitCode.FAILED,
                            "device '" + device.name() + "': another device signs its traps as '" + one.name()
                                    + "' with other secrets; give each its own user name");
                }
                byName.put(one.name(), one);
            });
            TrapSender sender =
                    new TrapSender(device.name(), wanted.community().map(ref -> Plans.secret(secrets, ref)), user);
            device.addresses().forEach(address -> senders.put(address, sender));
        }
        return senders;
    }

    @Override
    public SourceState.Kind kind() {
        return SourceState.Kind.TRAP;
    }

    @Override
    public Source open(Intake intake, KeyRing keys, ObservationSink out) {
        return new TrapSource(options, senders, site, map, mib, out, epochNanos);
    }
}
