package org.dectwatch.collector.command;

import io.vertx.core.Vertx;

/** Shows a running collector to people; the collector itself knows no page. */
public interface Front {
    /**
     * Shows the page in this process.
     *
     * @param api where the collector's API listens on this machine
     * @param host address on which the page listens
     * @param port 0 for any free one
     * @return the address of the page
     */
    String show(Vertx vertx, String site, Api api, String host, int port) throws InterruptedException;

    /** As it is bound: the host may be the one that stands for all addresses. */
    record Api(String host, int port) {}
}
