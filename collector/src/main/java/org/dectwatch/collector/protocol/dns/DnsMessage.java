package org.dectwatch.collector.protocol.dns;

import java.util.List;

/**
 * A query or an answer.
 *
 * @param id 0..65535, pairs the answer with its query
 * @param response the QR bit
 * @param opcode 0 is a standard query
 * @param truncated the TC bit: the asker should come back over TCP
 * @param rcode 0 no error, 2 server failure, 3 no such name, …; without the EDNS extension
 * @param answers the answer section
 * @param additionals the additional section: addresses of SRV targets mostly
 */
public record DnsMessage(
        int id,
        boolean response,
        int opcode,
        boolean authoritative,
        boolean truncated,
        int rcode,
        List<DnsQuestion> questions,
        List<DnsRecord> answers,
        List<DnsRecord> authorities,
        List<DnsRecord> additionals) {
    public DnsMessage {
        questions = List.copyOf(questions);
        answers = List.copyOf(answers);
        authorities = List.copyOf(authorities);
        additionals = List.copyOf(additionals);
    }

    /** {@code NOERROR}, {@code NXDOMAIN}, … or {@code RCODE_n}. */
    public String rcodeName() {
        return switch (rcode) {
            case 0 -> "NOERROR";
            case 1 -> "FORMERR";
            case 2 -> "SERVFAIL";
            case 3 -> "NXDOMAIN";
            case 4 -> "NOTIMP";
            case 5 -> "REFUSED";
            default -> "RCODE_" + rcode;
        };
    }
}
