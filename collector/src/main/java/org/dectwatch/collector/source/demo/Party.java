package org.dectwatch.collector.source.demo;

import org.dectwatch.collector.net.Endpoint;

/** Who is at the other end, and what both ends call themselves. */
final class Party {
    /** The outbound proxy, registrar and softswitch. */
    static final Endpoint PROXY = endpoint("203.0.113.10:5060");

    /** The same inside TLS. */
    static final Endpoint SECURE_PROXY = endpoint("203.0.113.10:5061");

    static final Endpoint MEDIA_GATEWAY = endpoint("203.0.113.20:0");
    static final String REGISTRAR = "dectwatch demo registrar (simulated)";

    private Party() {}

    static String userAgent(DemoServer server) {
        return "Spectralink-IP-DECT-Server-" + server.place().software() + " (simulated)";
    }

    private static Endpoint endpoint(String text) {
        return Endpoint.parse(text).orElseThrow();
    }
}
