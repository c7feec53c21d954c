package org.dectwatch.collector.scrape.webex;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dectwatch.collector.domain.DeviceReport;
import org.dectwatch.collector.domain.HandsetKey;
import org.dectwatch.collector.domain.HandsetWord;

/** What the cloud's evidence amounts to for one handset, by what the configuration lets count. Pure. */
final class CloudWords {
    private CloudWords() {}

    /** @param members its lines; empty when they could not be asked */
    static HandsetWord word(
            WebexDevice device,
            Optional<List<WebexMember>> members,
            List<WebexOptions.Evidence> evidence,
            Duration goodFor,
            String calls) {
        Optional<WebexMember> line = members.flatMap(all -> all.stream().findFirst());
        Optional<Boolean> registered = Optional.empty();
        StringBuilder said = new StringBuilder("The cloud: ");
        for (WebexOptions.Evidence each : evidence) {
            Optional<Boolean> verdict = each == WebexOptions.Evidence.MEMBER_ADDRESS
                    ? members.map(
                            all -> all.stream().anyMatch(m -> m.hostAddress().isPresent()))
                    : device.connectionStatus().flatMap(CloudWords::connected);
            if (registered.isEmpty()) {
                registered = verdict;
            }
        }
        said.append("connection status ").append(device.connectionStatus().orElse("not given"));
        members.ifPresent(all -> said.append(
                all.stream().anyMatch(m -> m.hostAddress().isPresent())
                        ? ", an address that its line registered from"
                        : ", no address that its line registered from"));
        if (!device.errors().isEmpty()) {
            said.append(", error codes ").append(String.join(" ", device.errors()));
        }
        device.lastSeen().ifPresent(at -> said.append(", last status at ").append(at));
        said.append('.').append(calls);
        return new HandsetWord(
                "",
                DeviceReport.Interface.WEBEX,
                new HandsetKey(
                        Optional.of(device.ipei()),
                        line.flatMap(WebexMember::user),
                        line.flatMap(WebexMember::extension)),
                goodFor,
                new HandsetWord.Facts(
                        Optional.empty(),
                        registered,
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.<Instant>empty(),
                        said.toString()));
    }

    /** Only words that say it; {@code unknown}, {@code activating} and the like do not. */
    private static Optional<Boolean> connected(String status) {
        return switch (status) {
            case "connected", "connected_with_issues" -> Optional.of(true);
            case "disconnected", "offline_expired" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
