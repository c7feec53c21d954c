package org.dectwatch.collector.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dectwatch.collector.domain.Certificate;
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
        Optional<Boolean> resumed = connection.resumed();
        if (resumed.isPresent()) {
            node.put("resumed", resumed.get());
        } else {
            node.putNull("resumed");
        }
        ReportJson.text(node, "outcome", connection.outcome().map(Enum::name));
        failure(node, connection.failure());
        ReportJson.number(
                node,
                "handshakeMs",
                connection
                        .handshakeTime()
                        .map(t -> OptionalDouble.of(t.toNanos() / 1e6))
                        .orElseGet(OptionalDouble::empty));
        certificates(node, "certificates", connection.certificates());
        certificates(node, "clientCertificates", connection.clientCertificates());
        node.put("decrypted", connection.decrypted());
        ReportJson.texts(node, "users", reported.users());
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
        }
    }
}
