package org.dectwatch.collector.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.dectwatch.collector.domain.Site;

/** The handsets of a site as one JSON object; what is not known is null. */
public final class IdentityJson {
    private IdentityJson() {}

    public static String render(IdentityReport report) {
        StringWriter text = new StringWriter();
        try {
            write(report, JsonFields.onto(text));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(IdentityReport report, JsonFields to) throws IOException {
        to.object();
        to.text("schema", IdentityReport.SCHEMA);
        to.text("site", report.site());
        to.rows("files", report.files(), IdentityJson::file);
        to.rows("handsets", report.handsets(), IdentityJson::handset);
        ReportJson.findings(to, report.findings());
        to.endObject();
        to.end();
    }

    private static void file(JsonFields to, IdentityReport.ReadFile file) throws IOException {
        to.text("file", file.file());
        to.text("what", file.what());
        to.text("form", file.form());
        to.number("rows", file.rows());
        to.number("leftOut", file.leftOut());
        to.texts("unused", file.unused());
        to.texts("dropped", file.dropped());
    }

    private static void handset(JsonFields to, Site.KnownHandset handset) throws IOException {
        to.text("id", handset.id());
        to.text("ipei", handset.ipei());
        to.text("user", Optional.of(handset.user()).filter(user -> !user.isEmpty()));
        to.text("authUser", handset.authUser());
        to.text("name", handset.name());
        to.text("extension", handset.extension());
        to.text("server", handset.server());
        to.text("where", handset.where());
    }
}
