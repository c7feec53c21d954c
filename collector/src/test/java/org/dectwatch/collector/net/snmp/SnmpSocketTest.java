package org.dectwatch.collector.net.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SnmpSocketTest {
    @Test
    void mayBeClosedRightAfterItBeganToListenAndNoThreadDiesOfIt() throws Exception {
        List<Throwable> died = new CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> died.add(error));
        try {
            for (int i = 0; i < 2_000; i++) {
                SnmpSocket socket = new SnmpSocket("snmp-test");
                socket.listen();
                socket.close();
            }
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(died).isEmpty();
    }

    @Test
    void oneThatNeverListenedIsClosedAtOnce() throws Exception {
        SnmpSocket socket = new SnmpSocket("snmp-test");
        socket.close();
        assertThat(socket.isListening()).isFalse();
    }
}
