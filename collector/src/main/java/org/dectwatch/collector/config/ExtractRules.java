package org.dectwatch.collector.config;

import java.nio.file.Path;
import org.dectwatch.collector.scrape.web.ExtractPack;

/** Reads the rules that say where on a server's web pages its values stand. */
public final class ExtractRules {
    private ExtractRules() {}

    public static ExtractPack load(Path file) throws ConfigInvalid {
        return SiteConfigFile.bind(ExtractPack.class, file.toString(), SiteConfigFile.text(file), Path.of(""));
    }
}
