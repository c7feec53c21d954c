/**
 * XML-RPC (specification of 1999, xmlrpc.com): calls written, answers read.
 *
 * <p>In: the octets of an answer; a method and its parameters. Out: {@link org.dectwatch.collector.protocol.xmlrpc.XmlRpcReply}; the
 * octets of a call. Thread: pure functions, any.
 */
@NullMarked
package org.dectwatch.collector.protocol.xmlrpc;

import org.jspecify.annotations.NullMarked;
