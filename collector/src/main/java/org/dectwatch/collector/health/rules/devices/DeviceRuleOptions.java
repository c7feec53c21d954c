package org.dectwatch.collector.health.rules.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dectwatch.collector.health.Rule;
import org.dectwatch.collector.options.Setting;

/** Rules about what the IP-DECT servers and the cloud say, with their limits. */
public record DeviceRuleOptions(
        @Setting(help = "Base stations are down, by the server's own count.")
        BaseStationDownOptions baseStationDown,

        @Setting(
                help = "What servers tell unasked, by trap or syslog: `base-station-lost`, `base-station-sync-lost`,"
                        + " `base-station-busy`, `media-resource-lost`, `media-resource-busy`, `registration-failed`."
                        + " Their meaning is unverified on a real device.")
        DeviceAlarmOptions alarms,

        @Setting(help = "Calls end abnormally more often than they should, by the server's own count.")
        AbnormalReleasesOptions abnormalReleasesHigh,

        @Setting(help = "A server restarted, by its uptime.")
        ServerRestartedOptions serverRestarted,

        @Setting(help = "One server runs other firmware than the rest.")
        FirmwareDiffersOptions firmwareDiffers,

        @Setting(help = "Handsets are subscribed and not registered, by the server's own count.")
        SubscribedNotRegisteredOptions subscribedNotRegistered) {
    public static DeviceRuleOptions defaults() {
        return new DeviceRuleOptions(
                BaseStationDownOptions.defaults(),
                DeviceAlarmOptions.defaults(),
                AbnormalReleasesOptions.defaults(),
                ServerRestartedOptions.defaults(),
                FirmwareDiffersOptions.defaults(),
                SubscribedNotRegisteredOptions.defaults());
    }

    /** The rules that are enabled, each new: rules remember. */
    public List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        if (baseStationDown.enabled()) {
            rules.add(new BaseStationDown(baseStationDown));
        }
        if (alarms.enabled()) {
            Stream.of(AlarmKind.values())
                    .filter(kind -> !alarms.ignore().contains(kind))
                    .forEach(kind -> rules.add(new DeviceAlarm(kind, alarms)));
        }
        if (abnormalReleasesHigh.enabled()) {
            rules.add(new AbnormalReleasesHigh(abnormalReleasesHigh));
        }
        if (serverRestarted.enabled()) {
            rules.add(new ServerRestarted(serverRestarted));
        }
        if (firmwareDiffers.enabled()) {
            rules.add(new FirmwareDiffers(firmwareDiffers));
        }
        if (subscribedNotRegistered.enabled()) {
            rules.add(new SubscribedNotRegistered(subscribedNotRegistered));
        }
        return rules;
    }
}
