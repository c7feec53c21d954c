package org.dectwatch.collector.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.dectwatch.collector.net.IpAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Values of options that picocli does not know. */
final class Converters {
    private Converters() {}

    static final class Address implements ITypeConverter<IpAddress> {
        @Override
        public IpAddress convert(String text) {
            return IpAddress.parse(text.strip())
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is not an IP address"));
        }
    }

    /** ISO 8601 with its zone: a time without one means different instants to the person and to the capture. */
    static final class Time implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return OffsetDateTime.parse(text.strip().replace(' ', 'T')).toInstant();
            } catch (DateTimeException notATime) {
                throw new TypeConversionException("'" + text
                        + "' is not a time with its zone; write 2026-11-22T09:00:00Z or 2026-11-22T10:00:00+01:00");
            }
        }
    }
}
