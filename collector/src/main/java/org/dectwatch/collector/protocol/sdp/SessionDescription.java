package org.dectwatch.collector.protocol.sdp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dectwatch.collector.net.Malformed;

/**
 * A session description (RFC 8866), offer or answer.
 *
 * @param connection session-level c= line; media sections already inherit it
 * @param direction session-level direction; media sections already inherit it
 * @param media in order, 16 at most; RFC 3264 pairs offer and answer by this order
 * @param flaws lines that were skipped, by reason
 */
public record SessionDescription(
        Optional<Origin> origin,
        Optional<MediaAddress> connection,
        Direction direction,
        List<MediaDescription> media,
        Set<Malformed.Reason> flaws) {
    public SessionDescription {
        media = List.copyOf(media);
        flaws = Set.copyOf(flaws);
    }

    /** Sections of type audio that are not rejected. */
    public List<MediaDescription> audio() {
        return media.stream()
                .filter(m -> m.type().equals("audio") && !m.rejected())
                .toList();
    }

    /** Hold as RFC 3264 section 8.4 has it: there is audio, and all of it is held. */
    public boolean held() {
        List<MediaDescription> audio = audio();
        return !audio.isEmpty() && audio.stream().allMatch(MediaDescription::held);
    }
}
