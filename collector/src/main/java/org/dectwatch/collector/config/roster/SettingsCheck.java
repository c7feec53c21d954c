package org.dectwatch.collector.config.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.dectwatch.collector.domain.InventoryFault;

/**
 * Holds the exported settings of a server against themselves and against the devices of Control Hub that are its handsets: only what
 * decides whether they can register. The rest of the interoperability guide is not compared here. Pure.
 */
public final class SettingsCheck {
    private final String server;
    private final ServerSettings settings;
    private final List<InventoryFault> faults = new ArrayList<>();

    private SettingsCheck(String server, ServerSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /**
     * What does not fit.
     *
     * @param controlHub rows of Control Hub; those of other servers than this do no harm, for a site has one domain as a rule
     */
    public static List<InventoryFault> of(String server, ServerSettings settings, List<ListRow> controlHub) {
        SettingsCheck check = new SettingsCheck(server, settings);
        check.contradictions();
        if (!controlHub.isEmpty()) {
            check.oneOf(
                    "sip.defaultdomain",
                    "default domain",
                    "the part of the Line ID behind the @",
                    ListRow::domain,
                    controlHub);
            check.oneOf("sip.proxy.domain", "proxy", "the outbound proxy", ListRow::outboundProxy, controlHub);
            check.port(controlHub);
            check.transport();
        }
        return check.faults;
    }

    /** Firmware that writes a key in two spellings reads one of them, and nobody knows which. */
    private void contradictions() {
        settings.values().forEach((key, all) -> {
            Set<String> texts = new TreeSet<>();
            Set<String> spellings = new TreeSet<>();
            all.forEach(value -> {
                texts.add(value.text());
                spellings.add(value.spelling());
            });
            if (texts.size() > 1 && spellings.size() > 1) {
                fault(
                        "The exported settings of " + server + " say " + key
                                + " in two spellings with different values ("
                                + String.join(
                                        ", ",
                                        all.stream()
                                                .map(value -> value.spelling() + ": " + value.text())
                                                .toList())
                                + "); which of them the firmware reads is not known.",
                        all);
            }
        });
    }

    private void oneOf(
            String key, String what, String wanted, Function<ListRow, Optional<String>> of, List<ListRow> controlHub) {
        Set<String> known = new TreeSet<>();
        controlHub.forEach(row -> of.apply(row).map(SettingsCheck::host).ifPresent(known::add));
        Optional<ServerSettings.Value> set = settings.only(key);
        if (!known.isEmpty()
                && set.isPresent()
                && !known.contains(host(set.get().text()))) {
            fault(
                    "The " + what + " of " + server + " is "
                            + (set.get().text().isEmpty() ? "empty" : set.get().text())
                            + ", and Control Hub has as " + wanted + ": "
                            + String.join(", ", known.stream().limit(3).toList()) + ".",
                    List.of(set.get()));
        }
    }

    /** {@code bcld.webex.com} of {@code sip:bcld.webex.com:5061;transport=tls}. */
    private static String host(String uri) {
        return uri.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^sips?:", "")
                .replaceFirst("[;?].*", "")
                .replaceFirst(":\\d+$", "");
    }

    /** 0, and a port that one of the two does not tell, leave it to DNS. */
    private void port(List<ListRow> controlHub) {
        Set<String> known = new TreeSet<>();
        controlHub.forEach(
                row -> row.outboundProxy().flatMap(SettingsCheck::port).ifPresent(known::add));
        Optional<ServerSettings.Value> proxy = settings.only("sip.proxy.domain");
        Optional<String> inProxy = proxy.map(ServerSettings.Value::text).flatMap(SettingsCheck::port);
        Optional<ServerSettings.Value> set = inProxy.isPresent() ? proxy : settings.only("sip.proxy.port");
        Optional<String> port =
                inProxy.or(() -> set.map(ServerSettings.Value::text)).filter(text -> text.matches("[1-9]\\d*"));
        if (!known.isEmpty() && port.isPresent() && !known.contains(port.get())) {
            fault(
                    "The port of the proxy of " + server + " is " + port.get()
                            + ", and Control Hub has with the outbound proxy: " + String.join(", ", known) + ".",
                    List.of(set.orElseThrow()));
        }
    }

    private static Optional<String> port(String uri) {
        String address = uri.strip().replaceFirst("[;?].*", "");
        return address.matches(".*[^:]:\\d+") ? Optional.of(address.replaceFirst(".*:", "")) : Optional.empty();
    }

    /** How firmware calls TLS in its export is not known; that it does not say UDP or TCP is. */
    private void transport() {
        Optional<ServerSettings.Value> set = settings.only("sip.proxy.transport");
        if (set.isPresent() && set.get().text().toLowerCase(Locale.ROOT).matches("(udp|tcp).*")) {
            fault(
                    "The transport of " + server + " is " + set.get().text()
                            + "; Webex Calling takes registrations of customer managed devices over TLS only.",
                    List.of(set.get()));
        }
    }

    private void fault(String why, List<ServerSettings.Value> values) {
        faults.add(new InventoryFault(
                InventoryFault.Kind.SERVER_SETTINGS,
                server,
                server,
                why,
                values.stream().map(settings::where).toList()));
    }
}
