package org.dectwatch.collector.protocol.xmlrpc;

/** The answer to a call. */
public sealed interface XmlRpcReply {
    record Result(XmlRpcValue value) implements XmlRpcReply {}

    /** The server could not do it. */
    record Fault(long code, String text) implements XmlRpcReply {}
}
