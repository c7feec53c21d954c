package org.dectwatch.collector.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dectwatch.collector.domain.Site;

/** The handsets of a site as one JSON object; what is not known is null. */
public final class IdentityJson {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private IdentityJson() {}

    public static String render(IdentityReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", IdentityReport.SCHEMA);
        root.put("site", report.site());
        ArrayNode files = root.putArray("files");
        report.files().forEach(file -> file(files.addObject(), file));
        ArrayNode handsets = root.putArray("handsets");
        report.handsets().forEach(handset -> handset(handsets.addObject(), handset));
        ArrayNode findings = root.putArray("findings");
        report.findings().forEach(finding -> findings.add(ReportJson.finding(finding)));
        try {
            return MAPPER.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void file(ObjectNode node, IdentityReport.ReadFile file) {
        node.put("file", file.file());
        node.put("what", file.what());
        node.put("form", file.form());
        node.put("rows", file.rows());
        node.put("leftOut", file.leftOut());
        file.unused().forEach(node.putArray("unused")::add);
        file.dropped().forEach(node.putArray("dropped")::add);
    }

    private static void handset(ObjectNode node, Site.KnownHandset handset) {
        node.put("id", handset.id());
        node.put("ipei", handset.ipei().orElse(null));
        node.put("user", handset.user().isEmpty() ? null : handset.user());
        node.put("authUser", handset.authUser().orElse(null));
        node.put("name", handset.name().orElse(null));
        node.put("extension", handset.extension().orElse(null));
        node.put("server", handset.server().orElse(null));
        node.put("where", handset.where());
    }
}
