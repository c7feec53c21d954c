package org.dectwatch.collector.scrape.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.util.ByteArrayBuffer;

/** Takes in one page, no further than the largest size. */
final class PageFetch extends AbstractBinResponseConsumer<PageFetch.Fetched> {
    private final int largest;
    private final ByteArrayBuffer body = new ByteArrayBuffer(4096);
    private Charset charset = StandardCharsets.UTF_8;
    private int status;

    /** A page, as text. */
    record Fetched(int status, String text, int bytes) {}

    /** The page is larger than it may be. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(int largest) {
            super("the page is larger than " + largest + " bytes");
        }
    }

    PageFetch(int largest) {
        this.largest = largest;
    }

    @Override
    public void informationResponse(HttpResponse response, org.apache.hc.core5.http.protocol.HttpContext context) {
        // 1xx: the answer is still to come.
    }

    @Override
    protected void start(HttpResponse response, ContentType contentType) {
        status = response.getCode();
        body.clear();
        if (contentType != null && contentType.getCharset() != null) {
            charset = contentType.getCharset();
        }
    }

    @Override
    protected int capacityIncrement() {
        return 64 * 1024;
    }

    @Override
    protected void data(ByteBuffer more, boolean last) throws IOException {
        if (body.length() + more.remaining() > largest) {
            throw new TooLarge(largest);
        }
        byte[] bytes = new byte[more.remaining()];
        more.get(bytes);
        body.append(bytes, 0, bytes.length);
    }

    @Override
    protected Fetched buildResult() {
        return new Fetched(status, new String(body.array(), 0, body.length(), charset), body.length());
    }

    @Override
    public void releaseResources() {
        body.clear();
    }
}
