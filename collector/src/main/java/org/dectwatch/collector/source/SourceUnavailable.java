package org.dectwatch.collector.source;

/** A source that cannot be opened. The message is one sentence for the user: what is wrong and what to install or grant. */
public final class SourceUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    public SourceUnavailable(String sentence) {
        super(sentence);
    }

    public SourceUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
