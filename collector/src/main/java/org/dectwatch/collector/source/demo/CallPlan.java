package org.dectwatch.collector.source.demo;

import static org.dectwatch.collector.source.demo.Agenda.SECOND;

/**
 * What will become of a call.
 *
 * @param outgoing the handset calls
 * @param talkNanos from answer to BYE
 * @param hold the handset holds and resumes
 * @param payloadType agreed first
 * @param path what the network does to the media on its way to the server
 */
record CallPlan(
        boolean outgoing,
        Outcome outcome,
        long talkNanos,
        boolean hold,
        String digits,
        int payloadType,
        RtpSender.Path path,
        boolean handsetEnds) {
    private static final RtpSender.Path GOOD = new RtpSender.Path(0.0005, 0.6);
    private static final RtpSender.Path POOR = new RtpSender.Path(0.03, 9);

    enum Outcome {
        ANSWERED(200, "OK"),
        BUSY(486, "Busy Here"),
        DECLINED(603, "Decline"),
        /** The caller gives up while it rings. */
        NOT_ANSWERED(487, "Request Terminated");

        private final int status;
        private final String phrase;

        Outcome(int status, String phrase) {
            this.status = status;
            this.phrase = phrase;
        }

        int status() {
            return status;
        }

        String phrase() {
            return phrase;
        }
    }

    static CallPlan drawn(Stage stage) {
        double draw = stage.random().nextDouble();
        Outcome outcome = draw < 0.78
                ? Outcome.ANSWERED
                : draw < 0.87 ? Outcome.BUSY : draw < 0.93 ? Outcome.NOT_ANSWERED : Outcome.DECLINED;
        return new CallPlan(
                stage.chance(0.55),
                outcome,
                stage.millis(22_000, 75_000),
                stage.chance(0.35),
                stage.chance(0.3) ? String.valueOf(1000 + stage.random().nextInt(9000)) + "#" : "",
                stage.chance(0.2) ? Sdp.PCMA : Sdp.PCMU,
                stage.chance(0.15) ? POOR : GOOD,
                stage.chance(0.5));
    }

    /** The first of a demonstration: it shows what there is to see. */
    static CallPlan first() {
        return new CallPlan(true, Outcome.ANSWERED, 45 * SECOND, true, "19#", Sdp.PCMU, GOOD, true);
    }
}
