package org.dectwatch.collector.health.rules.media;

import java.util.Locale;
import org.dectwatch.collector.health.Severity;

/**
 * What can be wrong with a call's media, worst first. The id of a rule is its name in lower case: {@code one-way-audio}; the
 * severity here is the default.
 */
public enum MediaFault {
    ONE_WAY_AUDIO(Severity.WARNING, Rests.ON_SILENCE, OneWayAudio::assess),
    NO_MEDIA_AFTER_ANSWER(Severity.WARNING, Rests.ON_SILENCE, NoMediaAfterAnswer::assess),
    SILENCE_AFTER_RESUME(Severity.WARNING, Rests.ON_SILENCE, SilenceAfterResume::assess),
    CODEC_CHANGED_AFTER_RESUME(Severity.WARNING, Rests.ON_PRESENCE, CodecChangedAfterResume::assess),
    MEDIA_SILENT(Severity.WARNING, Rests.ON_SILENCE, MediaSilent::assess),
    MEDIA_TO_WRONG_ADDRESS(Severity.WARNING, Rests.ON_AGREEMENT, MediaToWrongAddress::assess),
    MEDIA_NOT_ENCRYPTED(Severity.WARNING, Rests.ON_PRESENCE, MediaNotEncrypted::assess),
    SRTP_KEYS_IN_CLEAR(Severity.WARNING, Rests.ON_PRESENCE, SrtpKeysInClear::assess),
    PAYLOAD_TYPE_NOT_AGREED(Severity.WARNING, Rests.ON_AGREEMENT, PayloadTypeNotAgreed::assess),
    CODECS_ASYMMETRIC(Severity.WARNING, Rests.ON_PRESENCE, CodecsAsymmetric::assess),
    MEDIA_QUALITY_POOR(Severity.WARNING, Rests.ON_ABSENCE, MediaQualityPoor::assess),
    G726_OFFERED(Severity.WARNING, Rests.ON_PRESENCE, G726Offered::assess),
    CODEC_OUTSIDE_POLICY(Severity.WARNING, Rests.ON_PRESENCE, CodecOutsidePolicy::assess),
    PTIME_DIFFERS(Severity.WARNING, Rests.ON_AGREEMENT, PtimeDiffers::assess),
    SRTP_OUTSIDE_POLICY(Severity.WARNING, Rests.ON_PRESENCE, SrtpOutsidePolicy::assess),
    MEDIA_MARKING_WRONG(Severity.WARNING, Rests.ON_PRESENCE, MediaMarkingWrong::assess),
    MARKING_CHANGED(Severity.WARNING, Rests.ON_PRESENCE, MarkingChanged::assess),
    MEDIA_AFTER_BYE(Severity.WARNING, Rests.ON_PRESENCE, MediaAfterBye::assess),
    DTMF_OUTSIDE_POLICY(Severity.INFO, Rests.ON_PRESENCE, DtmfOutsidePolicy::assess),
    SIGNALLING_MARKING_WRONG(Severity.INFO, Rests.ON_PRESENCE, SignallingMarkingWrong::assess),
    MEDIA_MARKING_LOST(Severity.INFO, Rests.ON_PRESENCE, MediaMarkingLost::assess),
    RTP_PORT_OUTSIDE_POLICY(Severity.INFO, Rests.ON_PRESENCE, RtpPortOutsidePolicy::assess),
    SRTP_NOT_TAKEN(Severity.INFO, Rests.ON_PRESENCE, SrtpNotTaken::assess),
    SEVERAL_CODECS_ANSWERED(Severity.INFO, Rests.ON_PRESENCE, SeveralCodecsAnswered::assess),
    MEDIA_TRANSCODED(Severity.INFO, Rests.ON_PRESENCE, MediaTranscoded::assess);

    private final String id;
    private final Severity usual;
    private final Rests rests;

    @SuppressWarnings("ImmutableEnumChecker") // static methods all
    private final Condition condition;

    /** What must have been seen in full for a fault to be concluded. */
    private enum Rests {
        /** On packets that came and words that were said: nothing that is missing makes them untrue. */
        ON_PRESENCE,
        /** On packets that did not come. */
        ON_ABSENCE,
        /** On the offers and answers. */
        ON_AGREEMENT,
        /** On packets that did not come though an agreement wanted them. */
        ON_SILENCE
    }

    /** Judges one call; pure. */
    @FunctionalInterface
    interface Condition {
        Assessment assess(CaseFile file);
    }

    MediaFault(Severity usual, Rests rests, Condition condition) {
        this.id = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.usual = usual;
        this.rests = rests;
        this.condition = condition;
    }

    /** The same in findings, alerts, metrics, and in CamelCase in Prometheus. */
    public String id() {
        return id;
    }

    Severity usualSeverity() {
        return usual;
    }

    /** Somebody hears nothing, or nonsense: worse than what is merely not as it should be. */
    public boolean breaksAudio() {
        return switch (this) {
            case ONE_WAY_AUDIO,
                    NO_MEDIA_AFTER_ANSWER,
                    SILENCE_AFTER_RESUME,
                    MEDIA_SILENT,
                    MEDIA_TO_WRONG_ADDRESS,
                    PAYLOAD_TYPE_NOT_AGREED -> true;
            default -> false;
        };
    }

    /** It is concluded from packets that did not come: packets that the capture dropped look the same. */
    boolean byAbsence() {
        return rests == Rests.ON_ABSENCE || rests == Rests.ON_SILENCE;
    }

    /**
     * It is concluded from what was agreed last, or never: a message that changed that and was not seen makes it wrong. A
     * hold that nobody saw looks like silence.
     */
    boolean byAgreement() {
        return rests == Rests.ON_AGREEMENT || rests == Rests.ON_SILENCE;
    }

    Assessment assess(CaseFile file) {
        return condition.assess(file);
    }
}
