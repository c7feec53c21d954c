package org.dectwatch.collector.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ZipTest {
    @Test
    void readsWhoTakesGzip() {
        assertThat(Zip.taken("gzip")).isTrue();
        assertThat(Zip.taken("deflate, GZIP;q=0.5")).isTrue();
        assertThat(Zip.taken("")).isFalse();
        assertThat(Zip.taken("gzip;q=0")).isFalse();
        assertThat(Zip.taken("gzip; q=0.000, br")).isFalse();
        assertThat(Zip.taken("xgzip")).isFalse();
    }
}
