package org.dectwatch.collector.observe;

import org.dectwatch.collector.observe.Observation.Kind;

/** Which kind each body is. */
final class Kinds implements Observation.Visitor<Kind> {
    static final Kinds VISITOR = new Kinds();

    private Kinds() {}

    @Override
    public Kind sip(Observation.Sip body) {
        return Kind.SIGNALLING;
    }

    @Override
    public Kind signallingGap(Observation.SignallingGap body) {
        return Kind.SIGNALLING;
    }

    @Override
    public Kind delivered(Observation.Delivered body) {
        return Kind.SIGNALLING;
    }

    @Override
    public Kind signallingWhole(Observation.SignallingWhole body) {
        return Kind.SIGNALLING;
    }

    @Override
    public Kind connected(Observation.Connected body) {
        return Kind.SIGNALLING;
    }

    @Override
    public Kind media(Observation.Media body) {
        return Kind.MEDIA;
    }

    @Override
    public Kind rtcp(Observation.Rtcp body) {
        return Kind.MEDIA;
    }

    @Override
    public Kind qualityReport(Observation.QualityReport body) {
        return Kind.MEDIA;
    }

    @Override
    public Kind tls(Observation.Tls body) {
        return Kind.TLS;
    }

    @Override
    public Kind inferred(Observation.Inferred body) {
        return Kind.TLS;
    }

    @Override
    public Kind dns(Observation.Dns body) {
        return Kind.DNS;
    }

    @Override
    public Kind icmp(Observation.Icmp body) {
        return Kind.ICMP;
    }

    @Override
    public Kind report(Observation.Report body) {
        return Kind.DEVICE;
    }

    @Override
    public Kind probed(Observation.Probed body) {
        return Kind.DEVICE;
    }

    @Override
    public Kind told(Observation.Told body) {
        return Kind.DEVICE;
    }

    @Override
    public Kind said(Observation.Said body) {
        return Kind.DEVICE;
    }

    @Override
    public Kind source(Observation.Source body) {
        return Kind.SOURCE;
    }

    @Override
    public Kind tick(Observation.Tick body) {
        return Kind.TICK;
    }

    @Override
    public Kind flaw(Observation.Flaw body) {
        return Kind.FLAW;
    }
}
