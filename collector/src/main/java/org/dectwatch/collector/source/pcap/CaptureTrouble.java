package org.dectwatch.collector.source.pcap;

import java.util.List;
import java.util.Locale;

/** What libpcap complains about, turned into one sentence that says what to do. */
final class CaptureTrouble {
    private static final int PERMISSION_DENIED = -8;
    private static final int PROMISCUOUS_DENIED = -11;
    private static final int NO_SUCH_DEVICE = -5;
    private static final int NOT_UP = -9;

    private CaptureTrouble() {}

    static String libraryMissing() {
        return "Live capture needs libpcap, which is not installed or cannot be loaded: install it"
                + " (Debian, Ubuntu: apt install libpcap0.8; Red Hat, Fedora: dnf install libpcap).";
    }

    static String listing(String message) {
        return "libpcap could not list the interfaces: " + plain(message) + ".";
    }

    /**
     * The interface could not be opened.
     *
     * @param code libpcap's return code; 0 when there was none
     * @param message its text
     * @param known the names of the interfaces there are
     */
    static String opening(String name, int code, String message, List<String> known) {
        String text = message.toLowerCase(Locale.ROOT);
        if (code == PERMISSION_DENIED
                || code == PROMISCUOUS_DENIED
                || text.contains("permi")
                || text.contains("cap_net_raw")) {
            return "Capturing on " + name + " needs the privilege CAP_NET_RAW: run as root, set"
                    + " AmbientCapabilities=CAP_NET_RAW in the systemd unit, or grant it with"
                    + " setcap cap_net_raw+ep \"$(readlink -f \"$(command -v java)\")\".";
        }
        if (code == NO_SUCH_DEVICE || text.contains("no such device") || (!known.isEmpty() && !known.contains(name))) {
            return "There is no interface " + name
                    + (known.isEmpty() ? "." : "; there are " + String.join(", ", known) + ".");
        }
        if (code == NOT_UP || text.contains("not up")) {
            return "The interface " + name + " is down: bring it up with ip link set " + name + " up.";
        }
        return "Capturing on " + name + " failed: " + plain(message) + ".";
    }

    static String filter(String filter, String message) {
        return "The capture filter \"" + filter + "\" is not valid: " + plain(message) + ".";
    }

    static String broken(String name, String message) {
        return "Capturing on " + name + " broke off and is tried again: " + plain(message) + ".";
    }

    /** One line, without pcap4j's introductions and a full stop. */
    private static String plain(String message) {
        String line = message.replaceAll("\\s+", " ").strip();
        return line.replaceFirst("^(Unexpected e|E)rror occurred( in pcap_\\w+)?: ", "")
                .replaceFirst("\\.$", "");
    }
}
