package org.dectwatch.collector.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.TlsConnection;
import org.dectwatch.collector.domain.TlsInference;

/** A TLS connection of the report. */
final class TlsJson {
    private TlsJson() {}

    static void write(JsonFields to, Report.ReportedTls reported) throws IOException {
        TlsConnection connection = reported.connection();
        to.text("client", connection.client().toString());
        to.text("server", connection.server().toString());
        to.text("serverName", connection.serverName());
        to.text("version", connection.version());
        to.text("cipher", connection.cipher());
        to.flag("resumed", connection.resumed());
        to.text("outcome", connection.outcome().map(Enum::name));
        to.flag("inferredOutcome", connection.inferred());
        failure(to, connection.failure());
        close(to, connection.close());
        to.rounded(
                "handshakeMs",
                connection
                        .handshakeTime()
                        .map(t -> OptionalDouble.of(t.toNanos() / 1e6))
                        .orElseGet(OptionalDouble::empty));
        certificates(to, "certificates", connection.certificates());
        certificates(to, "clientCertificates", connection.clientCertificates());
        faults(to, connection.certificateFaults());
        to.text("clientAuth", connection.clientAuth().name());
        handshake(to, connection);
        to.flag("decrypted", connection.decrypted());
        to.texts("users", reported.users());
        inferred(to, reported.inferred());
        to.time("firstTime", connection.firstTime());
        to.time("lastTime", connection.lastTime());
        to.number("firstPacket", connection.firstFrame().ordinal());
        to.number("lastPacket", connection.lastFrame().ordinal());
    }

    private static void failure(JsonFields to, Optional<TlsConnection.Failure> failure) throws IOException {
        if (failure.isEmpty()) {
            to.none("failure");
            return;
        }
        to.object("failure");
        to.text("by", failure.get().by().name());
        to.text("alert", failure.get().alert());
        to.text("reason", failure.get().reason().name());
        to.endObject();
    }

    /** Who ended it and how: a close_notify is no failure, and an outcome is no ending. */
    private static void close(JsonFields to, Optional<TlsConnection.Close> close) throws IOException {
        if (close.isEmpty()) {
            to.none("close");
            return;
        }
        to.object("close");
        to.text("by", close.get().by().name());
        to.text("how", close.get().how().name());
        to.time("time", close.get().time());
        to.endObject();
    }

    private static void faults(JsonFields to, List<CertificateFault> faults) throws IOException {
        to.array("certificateFaults");
        for (CertificateFault fault : faults) {
            to.object();
            to.text("kind", fault.kind().name());
            to.number("certificate", fault.certificate());
            to.text("detail", fault.detail());
            to.endObject();
        }
        to.endArray();
    }

    /** What was offered and chosen beside version and cipher; null where no hello was seen. */
    private static void handshake(JsonFields to, TlsConnection connection) throws IOException {
        Optional<TlsConnection.Offer> offer = connection.offer();
        Optional<TlsConnection.Choice> choice = connection.choice();
        to.texts("offeredVersions", offer.map(TlsConnection.Offer::versions).orElseGet(List::of));
        to.texts("offeredAlpn", offer.map(TlsConnection.Offer::alpn).orElseGet(List::of));
        to.text("alpn", choice.flatMap(TlsConnection.Choice::alpn));
        to.flag("extendedMasterSecret", choice.map(TlsConnection.Choice::extendedMasterSecret));
        to.flag("helloRetried", choice.map(TlsConnection.Choice::retried));
        to.flag("renegotiated", connection.renegotiated());
    }

    private static void inferred(JsonFields to, Optional<TlsInference> inferred) throws IOException {
        if (inferred.isEmpty()) {
            to.none("inferred");
            return;
        }
        to.object("inferred");
        InferenceJson.write(to, inferred.get());
        to.endObject();
    }

    private static void certificates(JsonFields to, String name, List<Certificate> certificates) throws IOException {
        to.array(name);
        for (Certificate certificate : certificates) {
            to.object();
            to.text("subject", certificate.subject());
            to.text("issuer", certificate.issuer());
            to.text("serial", certificate.serial());
            to.time("notBefore", certificate.notBefore());
            to.time("notAfter", certificate.notAfter());
            to.texts("dnsNames", certificate.dnsNames());
            to.text("sha256", certificate.sha256());
            to.text("keyAlgorithm", certificate.keyAlgorithm());
            to.number("keyBits", certificate.keyBits());
            to.text("signatureAlgorithm", certificate.signatureAlgorithm());
            to.endObject();
        }
        to.endArray();
    }
}
