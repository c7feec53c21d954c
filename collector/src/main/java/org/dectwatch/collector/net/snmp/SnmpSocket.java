package org.dectwatch.collector.net.snmp;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/**
 * The library's UDP socket, which may be closed right after it began to listen. The library's own thread, where it comes to prepare
 * a socket that is closed already, dies with a stack trace on standard error; so closing waits until it has begun to receive.
 */
public final class SnmpSocket extends DefaultUdpTransportMapping {
    /** Of 100 ms: a thread that has not begun by then will hardly begin any more. */
    private static final int MOST_TRIES = 20;

    private final CountDownLatch receiving = new CountDownLatch(1);

    /**
     * On any free port.
     *
     * @throws IOException when there is none
     */
    public SnmpSocket(String threadName) throws IOException {
        this(new UdpAddress("0.0.0.0/0"), threadName);
    }

    /** @throws IOException when the address cannot be had */
    public SnmpSocket(UdpAddress listen, String threadName) throws IOException {
        super(listen);
        setThreadName(threadName);
    }

    /** The library asks for it on its receiving thread, when the socket is prepared and each time before it waits for a message. */
    @Override
    public boolean isAsyncMsgProcessingSupported() {
        receiving.countDown();
        return super.isAsyncMsgProcessingSupported();
    }

    @Override
    public void close() throws IOException {
        if (isListening()) {
            awaitReceiving();
        }
        super.close();
    }

    /** Returns in any case: a trace is a smaller evil than a socket that stays open. */
    private void awaitReceiving() {
        try {
            int tries = 0;
            while (!receiving.await(100, TimeUnit.MILLISECONDS) && tries < MOST_TRIES) {
                tries++;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
