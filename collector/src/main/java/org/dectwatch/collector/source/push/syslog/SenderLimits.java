package org.dectwatch.collector.source.push.syslog;

import org.dectwatch.collector.net.IpAddress;
import org.dectwatch.collector.table.BoundedTable;
import org.dectwatch.collector.table.Limits;

/** How much each sender may still say: a bucket that fills by the configured rate and holds ten seconds of it. */
final class SenderLimits {
    private static final int SENDERS = 4_096;
    private static final int SECONDS = 10;
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final BoundedTable<IpAddress, Bucket> buckets =
            new BoundedTable<>(new Limits(SENDERS, Long.MAX_VALUE, Limits.FOREVER), (sender, bucket, why, at) -> {});

    private static final class Bucket {
        private double left;
        private long atNanos;
    }

    SenderLimits(int linesPerSecond) {
        this.perSecond = linesPerSecond;
    }

    boolean take(IpAddress sender, long nowNanos) {
        Bucket bucket = buckets.get(sender, nowNanos).orElse(null);
        if (bucket == null) {
            bucket = new Bucket();
            bucket.left = perSecond * SECONDS;
            bucket.atNanos = nowNanos;
            buckets.put(sender, bucket, 1, nowNanos);
        }
        double grown = Math.max(0, nowNanos - bucket.atNanos) / NANOS * perSecond;
        bucket.left = Math.min(perSecond * SECONDS, bucket.left + grown);
        bucket.atNanos = Math.max(bucket.atNanos, nowNanos);
        if (bucket.left < 1) {
            return false;
        }
        bucket.left--;
        return true;
    }
}
