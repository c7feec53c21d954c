package org.dectwatch.collector.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dectwatch.collector.domain.Certificate;
import org.dectwatch.collector.domain.CertificateFault;
import org.dectwatch.collector.domain.TlsConnection;

/** A TLS connection of the report. */
final class TlsJson {
    private TlsJson() {}

    static ObjectNode tree(Report.ReportedTls reported) {
        TlsConnection connection = reported.connection();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("client", connection.client().toString());
        node.put("server", connection.server().toString());
        ReportJson.text(node, "serverName", connection.serverName());
        ReportJson.text(node, "version", connection.version());
        ReportJson.text(node, "cipher", connection.cipher());
        bool(node, "resumed", connection.resumed());
        ReportJson.text(node, "outcome", connection.outcome().map(Enum::name));
        node.put("inferredOutcome", connection.inferred());
        failure(node, connection.failure());
        close(node, connection.close());
        ReportJson.number(
                node,
                "handshakeMs",
                connection
                        .handshakeTime()
                        .map(t -> OptionalDouble.of(t.toNanos() / 1e6))
                        .orElseGet(OptionalDouble::empty));
        certificates(node, "certificates", connection.certificates());
        certificates(node, "clientCertificates", connection.clientCertificates());
        faults(node, connection.certificateFaults());
        node.put("clientAuth", connection.clientAuth().name());
        handshake(node, connection);
        node.put("decrypted", connection.decrypted());
        ReportJson.texts(node, "users", reported.users());
        if (reported.inferred().isPresent()) {
            node.set("inferred", InferenceJson.tree(reported.inferred().get()));
        } else {
            node.putNull("inferred");
        }
        node.put("firstTime", ReportJson.text(connection.firstTime()));
        node.put("lastTime", ReportJson.text(connection.lastTime()));
        node.put("firstPacket", connection.firstFrame().ordinal());
        node.put("lastPacket", connection.lastFrame().ordinal());
        return node;
    }

    private static void failure(ObjectNode node, Optional<TlsConnection.Failure> failure) {
        if (failure.isEmpty()) {
            node.putNull("failure");
            return;
        }
        ObjectNode object = node.putObject("failure");
        object.put("by", failure.get().by().name());
        ReportJson.text(object, "alert", failure.get().alert());
        object.put("reason", failure.get().reason().name());
    }

    /** Who ended it and how: a close_notify is no failure, and an outcome is no ending. */
    private static void close(ObjectNode node, Optional<TlsConnection.Close> close) {
        if (close.isEmpty()) {
            node.putNull("close");
            return;
        }
        ObjectNode object = node.putObject("close");
        object.put("by", close.get().by().name());
        object.put("how", close.get().how().name());
        object.put("time", ReportJson.text(close.get().time()));
    }

    private static void faults(ObjectNode node, List<CertificateFault> faults) {
        ArrayNode array = node.putArray("certificateFaults");
        for (CertificateFault fault : faults) {
            ObjectNode item = array.addObject();
            item.put("kind", fault.kind().name());
            item.put("certificate", fault.certificate());
            item.put("detail", fault.detail());
        }
    }

    /** What was offered and chosen beside version and cipher; null where no hello was seen. */
    private static void handshake(ObjectNode node, TlsConnection connection) {
        Optional<TlsConnection.Offer> offer = connection.offer();
        Optional<TlsConnection.Choice> choice = connection.choice();
        ReportJson.texts(
                node,
                "offeredVersions",
                offer.map(TlsConnection.Offer::versions).orElseGet(List::of));
        ReportJson.texts(
                node, "offeredAlpn", offer.map(TlsConnection.Offer::alpn).orElseGet(List::of));
        ReportJson.text(node, "alpn", choice.flatMap(TlsConnection.Choice::alpn));
        bool(node, "extendedMasterSecret", choice.map(TlsConnection.Choice::extendedMasterSecret));
        bool(node, "helloRetried", choice.map(TlsConnection.Choice::retried));
        node.put("renegotiated", connection.renegotiated());
    }

    private static void bool(ObjectNode node, String name, Optional<Boolean> value) {
        if (value.isPresent()) {
            node.put(name, value.get());
        } else {
            node.putNull(name);
        }
    }

    private static void certificates(ObjectNode node, String name, List<Certificate> certificates) {
        ArrayNode array = node.putArray(name);
        for (Certificate certificate : certificates) {
            ObjectNode item = array.addObject();
            item.put("subject", certificate.subject());
            item.put("issuer", certificate.issuer());
            item.put("serial", certificate.serial());
            item.put("notBefore", ReportJson.text(certificate.notBefore()));
            item.put("notAfter", ReportJson.text(certificate.notAfter()));
            ReportJson.texts(item, "dnsNames", certificate.dnsNames());
            item.put("sha256", certificate.sha256());
            item.put("keyAlgorithm", certificate.keyAlgorithm());
            item.put("keyBits", certificate.keyBits());
            item.put("signatureAlgorithm", certificate.signatureAlgorithm());
        }
    }
}
