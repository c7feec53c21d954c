package org.dectwatch.collector.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.TlsConnection;

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
        to.row("failure", connection.failure(), TlsJson::failure);
        to.row("close", connection.close(), TlsJson::close);
        to.rounded(
                "handshakeMs",
                connection
                        .handshakeTime()
                        .map(t -> OptionalDouble.of(t.toNanos() / 1e6))
                        .orElseGet(OptionalDouble::empty));
        to.rows("certificates", connection.certificates(), TlsJson::certificate);
        to.rows("clientCertificates", connection.clientCertificates(), TlsJson::certificate);
        to.rows("certificateFaults", connection.certificateFaults(), TlsJson::fault);
        to.text("clientAuth", connection.clientAuth().name());
        handshake(to, connection);
        to.flag("decrypted", connection.decrypted());
        to.texts("users", reported.users());
        to.row("inferred", reported.inferred(), InferenceJson::write);
        to.time("firstTime", connection.firstTime());
        to.time("lastTime", connection.lastTime());
        to.number("firstPacket", connection.firstFrame().ordinal());
        to.number("lastPacket", connection.lastFrame().ordinal());
    }

    private static void failure(JsonFields to, TlsConnection.Failure failure) throws IOException {
        to.text("by", failure.by().name());
        to.text("alert", failure.alert());
        to.text("reason", failure.reason().name());
    }

    /** Who ended it and how: a close_notify is no failure, and an outcome is no ending. */
    private static void close(JsonFields to, TlsConnection.Close close) throws IOException {
        to.text("by", close.by().name());
        to.text("how", close.how().name());
        to.time("time", close.time());
    }

    private static void fault(JsonFields to, CertificateFault fault) throws IOException {
        to.text("kind", fault.kind().name());
        to.number("certificate", fault.certificate());
        to.text("detail", fault.detail());
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

    private static void certificate(JsonFields to, Certificate certificate) throws IOException {
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
    }
}
