package org.dectwatch.collector.protocol.sip;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dectwatch.collector.net.Malformed;

/**
 * All that leaves the capture thread of one SIP message: plain values, no borrowed octets and no secrets. Every list is
 * bounded. What was absent or unreadable is empty; what was unreadable is also named in {@code flaws}.
 *
 * @param viaStack all Via values from the top, 32 at most
 * @param contacts all Contact values, 32 at most
 * @param reasons Reason values, 8 at most
 * @param warnings Warning values, 8 at most
 * @param flaws in what ways the message broke the format; it still counts
 * @param headerText start line and headers for people to read, secrets masked
 */
public record SipSummary(
        SipStart start,
        Optional<String> callId,
        Optional<CSeq> cseq,
        Optional<Party> from,
        Optional<Party> to,
        List<Via> viaStack,
        List<Contact> contacts,
        Timing timing,
        Authentication authentication,
        List<ReasonHeader> reasons,
        List<Warning> warnings,
        Agent agent,
        Signals signals,
        OptionalInt maxForwards,
        Content content,
        Set<Malformed.Reason> flaws,
        HeaderText headerText) {
    public SipSummary {
        viaStack = List.copyOf(viaStack);
        contacts = List.copyOf(contacts);
        reasons = List.copyOf(reasons);
        warnings = List.copyOf(warnings);
        flaws = flaws.isEmpty() ? Set.of() : Set.copyOf(flaws);
    }

    /** Start line and headers for people to read, secrets masked: 40 lines of 256 characters at most. */
    public List<String> headerLines() {
        return headerText.lines();
    }

    public boolean request() {
        return start instanceof SipStart.Request;
    }

    /** The request's method; for a response that of its CSeq, {@code ""} when it has none. */
    public String method() {
        return start.visit(SipStart.Request::method, r -> cseq.map(CSeq::method).orElse(""));
    }

    /** Empty for a request. */
    public Optional<String> requestUri() {
        return start.visit(r -> Optional.of(r.uri()), r -> Optional.empty());
    }

    /** 100..699; empty for a request. */
    public OptionalInt status() {
        return start.visit(r -> OptionalInt.empty(), r -> OptionalInt.of(r.status()));
    }

    public Optional<SipUri> fromUri() {
        return from.map(Party::uri);
    }

    public Optional<SipUri> toUri() {
        return to.map(Party::uri);
    }

    public Optional<String> fromTag() {
        return from.flatMap(Party::tag);
    }

    public Optional<String> toTag() {
        return to.flatMap(Party::tag);
    }

    /** Branch of the top Via. */
    public Optional<String> branch() {
        return viaStack.isEmpty() ? Optional.empty() : viaStack.get(0).branch();
    }

    public OptionalInt expiresHeader() {
        return timing.expires();
    }

    public OptionalInt minExpires() {
        return timing.minExpires();
    }

    public OptionalInt retryAfter() {
        return timing.retryAfter();
    }

    public List<Credentials> credentials() {
        return authentication.credentials();
    }

    public List<Challenge> challenges() {
        return authentication.challenges();
    }

    public Optional<String> userAgent() {
        return agent.userAgent();
    }
}
