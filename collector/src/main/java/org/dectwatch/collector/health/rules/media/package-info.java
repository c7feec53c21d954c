/**
 * What can be wrong with the media of a call: codecs, silence, encryption, marking, quality. One small class for each condition.
 *
 * <p>In: a {@link org.dectwatch.collector.domain.CallMedia}, the time, and the site's {@link
 * org.dectwatch.collector.domain.MediaPolicy}. Out: for a report one finding for each call and fault ({@link
 * org.dectwatch.collector.health.rules.media.MediaFindings}); live one alert for each server and fault, with the calls that showed
 * it lately ({@link org.dectwatch.collector.health.rules.media.MediaRules}). Thread: analysis; conditions are pure and may be asked
 * on any.
 */
@NullMarked
package org.dectwatch.collector.health.rules.media;

import org.jspecify.annotations.NullMarked;
