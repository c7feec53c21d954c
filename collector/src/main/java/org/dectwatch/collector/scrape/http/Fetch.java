package org.dectwatch.collector.scrape.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.util.ByteArrayBuffer;

/** Takes in one answer, no further than the largest size. */
public final class Fetch extends AbstractBinResponseConsumer<HttpAnswer> {
    private final int largest;
    private final ByteArrayBuffer body = new ByteArrayBuffer(4096);
    private Charset charset = StandardCharsets.UTF_8;
    private int status;
    private Optional<String> link = Optional.empty();
    private Optional<String> retryAfter = Optional.empty();

    /** The answer is larger than it may be. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(int largest) {
            super("the answer is larger than " + largest + " bytes");
        }
    }

    /** @param largest bytes */
    public Fetch(int largest) {
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
        link = header(response, "Link");
        retryAfter = header(response, "Retry-After");
        if (contentType != null && contentType.getCharset() != null) {
            charset = contentType.getCharset();
        }
    }

    private static Optional<String> header(HttpResponse response, String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
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
    protected HttpAnswer buildResult() {
        String text = new String(body.array(), 0, body.length(), charset);
        return new HttpAnswer(status, text, body.length(), link, retryAfter);
    }

    @Override
    public void releaseResources() {
        body.clear();
    }
}
