package org.dectwatch.collector.observe.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dectwatch.collector.net.ByteView;
import org.dectwatch.collector.net.Endpoint;
import org.dectwatch.collector.net.Flow;
import org.dectwatch.collector.net.IpAddress;

/** Takes addresses and rtpmaps out of SDP in clear; audio only, one connection line. */
final class SdpScraper {
    private static final Pattern CONNECTION = Pattern.compile("(?m)^c=IN IP[46] (\\S+)");
    private static final Pattern MEDIA = Pattern.compile("(?m)^m=audio (\\d+) ");
    private static final Pattern RTPMAP = Pattern.compile("(?m)^a=rtpmap:(\\d+) ([^/\\s]+)/(\\d+)");

    private final MediaMeter meter;

    SdpScraper(MediaMeter meter) {
        this.meter = meter;
    }

    void look(Flow flow, ByteView payload) {
        if (flow.source().port() != 5060 && flow.destination().port() != 5060 && payload.indexOf('S', 0) != 0) {
            if (!payload.hasAscii(0, "INVITE ") && !payload.hasAscii(0, "ACK ")) {
                return;
            }
        }
        String text = payload.latin1(0, payload.length());
        Matcher connection = CONNECTION.matcher(text);
        Matcher media = MEDIA.matcher(text);
        if (!connection.find() || !media.find()) {
            return;
        }
        IpAddress address = IpAddress.parse(connection.group(1)).orElseThrow();
        Endpoint endpoint = new Endpoint(address, Integer.parseInt(media.group(1)));
        meter.announce(endpoint);
        Matcher maps = RTPMAP.matcher(text);
        while (maps.find()) {
            meter.clockHint(endpoint, Integer.parseInt(maps.group(1)), maps.group(2), Integer.parseInt(maps.group(3)));
        }
    }
}
