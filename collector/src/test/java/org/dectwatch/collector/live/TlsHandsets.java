package org.dectwatch.collector.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Handsets of one IP-DECT server that register over one TLS 1.2 connection, as a server does without "separate port". */
final class TlsHandsets implements AutoCloseable {
    private static final String REALM = "voice.example.net";
    private static final TrustManager ANYBODY = new X509TrustManager() {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    };

    private final SSLSocket socket;
    private final BufferedReader in;
    private int sequence;

    TlsHandsets(InetAddress from, int port) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLSv1.2");
        context.init(null, new TrustManager[] {ANYBODY}, new SecureRandom());
        Socket plain = new Socket();
        plain.bind(new InetSocketAddress(from, 0));
        plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        plain.setSoTimeout(10_000);
        plain.setTcpNoDelay(true);
        socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "sbc1." + REALM, port, true);
        socket.startHandshake();
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /** Registers a user for so many seconds, 0 to leave; returns the status of the last answer. */
    int register(String user, int expires) throws IOException {
        String first = ask(user, expires, "");
        if (!first.startsWith("SIP/2.0 401")) {
            return status(first);
        }
        Matcher nonce = Pattern.compile("nonce=\"([^\"]+)\"").matcher(first);
        if (!nonce.find()) {
            throw new IOException("a challenge without a nonce: " + first);
        }
        String uri = "sip:" + REALM;
        String secret = md5(md5(user + ":" + REALM + ":pw-" + user) + ":" + nonce.group(1) + ":00000001:cafe:auth:"
                + md5("REGISTER:" + uri));
        String credentials = "Authorization: Digest username=\"" + user + "\", realm=\"" + REALM + "\", nonce=\""
                + nonce.group(1) + "\", uri=\"" + uri + "\", response=\"" + secret
                + "\", algorithm=MD5, cnonce=\"cafe\", qop=auth, nc=00000001\r\n";
        return status(ask(user, expires, credentials));
    }

    private String ask(String user, int expires, String credentials) throws IOException {
        sequence++;
        String here = socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
        String request = "REGISTER sip:" + REALM + " SIP/2.0\r\nVia: SIP/2.0/TLS " + here + ";branch=z9hG4bK-" + user
                + "-"
                + sequence + ";rport\r\nMax-Forwards: 70\r\nFrom: <sip:" + user + "@" + REALM + ">;tag=t" + user
                + "\r\nTo: <sip:" + user + "@" + REALM + ">\r\nCall-ID: r-" + user + "\r\nCSeq: " + sequence
                + " REGISTER\r\nContact: <sip:" + user + "@" + here + ";transport=tls>\r\n" + credentials + "Expires: "
                + expires + "\r\nContent-Length: 0\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        StringBuilder answer = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            answer.append(line).append('\n');
        }
        if (answer.length() == 0) {
            throw new IOException("the registrar has closed the connection");
        }
        return answer.toString();
    }

    /** Waits until the registrar ends the connection. */
    void awaitEnd() throws IOException {
        try {
            if (in.read() >= 0) {
                throw new IOException("the registrar says something");
            }
        } catch (java.net.SocketException | javax.net.ssl.SSLException reset) {
            // A killed process leaves a RST or a FIN without close_notify: an end is what was waited for.
            return;
        }
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.split(" ")[1]);
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
