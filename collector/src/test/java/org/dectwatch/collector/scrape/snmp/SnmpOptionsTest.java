package org.dectwatch.collector.scrape.snmp;

import java.nio.file.Path;
import java.util.Optional;
import org.dectwatch.collector.options.SecretRef;
import org.dectwatch.collector.testing.OptionsKit;
import org.junit.jupiter.api.Test;

class SnmpOptionsTest {
    @Test
    void takesEveryValue() {
        OptionsKit.checkEveryValue(
                SnmpOptions.class,
                "port: 1161\ncommunity: {secretEnv: SNMP_COMMUNITY}\noidMap: /etc/dectwatch/oids.properties\n",
                new SnmpOptions(
                        1161,
                        new SecretRef.Env("SNMP_COMMUNITY"),
                        Optional.of(Path.of("/etc/dectwatch/oids.properties"))));
    }
}
