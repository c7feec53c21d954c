package org.dectwatch.collector.config;

import java.nio.file.Path;
import org.dectwatch.collector.testing.GeneratedPart;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {
    @Test
    void theDocumentedOptionsAreThoseOfTheCode() throws Exception {
        GeneratedPart.check(Path.of("CONFIGURATION.md"), ConfigReference.markdown(SiteConfig.class));
    }
}
