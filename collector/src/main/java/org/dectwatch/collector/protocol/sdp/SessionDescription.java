package org.dectwatch.collector.protocol.sdp;

import java.util.ArrayList;
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
        flaws = flaws.isEmpty() ? Set.of() : Set.copyOf(flaws);
    }

    /** Sections of type audio that are not rejected. */
    public List<MediaDescription> audio() {
        List<MediaDescription> audio = new ArrayList<>(media.size());
        for (MediaDescription description : media) {
            if (description.type().equals("audio") && !description.rejected()) {
                audio.add(description);
            }
        }
        return audio.size() == media.size() ? media : List.copyOf(audio);
    }

    /** Hold as RFC 3264 section 8.4 has it: there is audio, and all of it is held. */
    public boolean held() {
        List<MediaDescription> audio = audio();
        for (MediaDescription description : audio) {
            if (!description.held()) {
                return false;
            }
        }
        return !audio.isEmpty();
    }
}
