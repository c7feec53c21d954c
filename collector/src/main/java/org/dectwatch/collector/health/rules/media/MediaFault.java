package org.dectwatch.collector.health.rules.media;

import java.util.Locale;
import org.dectwatch.collector.health.Severity;

/**
 * What can be wrong with a call's media, worst first. The id of a rule is its name in lower case: {@code one-way-audio}; the
 * severity here is the default.
 */
public enum MediaFault {
    ONE_WAY_AUDIO(Severity.WARNING, true, OneWayAudio::assess),
    NO_MEDIA_AFTER_ANSWER(Severity.WARNING, true, NoMediaAfterAnswer::assess),
    SILENCE_AFTER_RESUME(Severity.WARNING, true, SilenceAfterResume::assess),
    CODEC_CHANGED_AFTER_RESUME(Severity.WARNING, false, CodecChangedAfterResume::assess),
    MEDIA_SILENT(Severity.WARNING, true, MediaSilent::assess),
    MEDIA_TO_WRONG_ADDRESS(Severity.WARNING, false, MediaToWrongAddress::assess),
    MEDIA_NOT_ENCRYPTED(Severity.WARNING, false, MediaNotEncrypted::assess),
    SRTP_KEYS_IN_CLEAR(Severity.WARNING, false, SrtpKeysInClear::assess),
    PAYLOAD_TYPE_NOT_AGREED(Severity.WARNING, false, PayloadTypeNotAgreed::assess),
    CODECS_ASYMMETRIC(Severity.WARNING, false, CodecsAsymmetric::assess),
    MEDIA_QUALITY_POOR(Severity.WARNING, true, MediaQualityPoor::assess),
    G726_OFFERED(Severity.WARNING, false, G726Offered::assess),
    CODEC_OUTSIDE_POLICY(Severity.WARNING, false, CodecOutsidePolicy::assess),
    PTIME_DIFFERS(Severity.WARNING, false, PtimeDiffers::assess),
    SRTP_OUTSIDE_POLICY(Severity.WARNING, false, SrtpOutsidePolicy::assess),
    MEDIA_MARKING_WRONG(Severity.WARNING, false, MediaMarkingWrong::assess),
    MARKING_CHANGED(Severity.WARNING, false, MarkingChanged::assess),
    MEDIA_AFTER_BYE(Severity.WARNING, false, MediaAfterBye::assess),
    DTMF_OUTSIDE_POLICY(Severity.INFO, false, DtmfOutsidePolicy::assess),
    SIGNALLING_MARKING_WRONG(Severity.INFO, false, SignallingMarkingWrong::assess),
    MEDIA_MARKING_LOST(Severity.INFO, false, MediaMarkingLost::assess),
    RTP_PORT_OUTSIDE_POLICY(Severity.INFO, false, RtpPortOutsidePolicy::assess),
    SRTP_NOT_TAKEN(Severity.INFO, false, SrtpNotTaken::assess),
    SEVERAL_CODECS_ANSWERED(Severity.INFO, false, SeveralCodecsAnswered::assess),
    MEDIA_TRANSCODED(Severity.INFO, false, MediaTranscoded::assess);

    private final Severity usual;
    private final boolean byAbsence;

    @SuppressWarnings("ImmutableEnumChecker") // static methods all
    private final Condition condition;

    /** Judges one call; pure. */
    @FunctionalInterface
    interface Condition {
        Assessment assess(CaseFile file);
    }

    MediaFault(Severity usual, boolean byAbsence, Condition condition) {
        this.usual = usual;
        this.byAbsence = byAbsence;
        this.condition = condition;
    }

    /** The same in findings, alerts, metrics, and in CamelCase in Prometheus. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
        return byAbsence;
    }

    Assessment assess(CaseFile file) {
        return condition.assess(file);
    }
}
