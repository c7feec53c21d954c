package org.dectwatch.collector.protocol.xmlrpc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A value of XML-RPC. What a reader wants of another kind than it is, is empty. */
public sealed interface XmlRpcValue {
    /** {@code int}, {@code i4}, and the common extension {@code i8}. */
    record Whole(long number) implements XmlRpcValue {}

    record Truth(boolean is) implements XmlRpcValue {}

    /** {@code string}, or a value without a type. */
    record Text(String text) implements XmlRpcValue {}

    record Real(double number) implements XmlRpcValue {}

    /** {@code dateTime.iso8601}, as it was written: it has no time zone. */
    record Time(String text) implements XmlRpcValue {}

    /** {@code base64}. */
    record Octets(List<Byte> bytes) implements XmlRpcValue {
        public Octets {
            bytes = List.copyOf(bytes);
        }
    }

    /** The common extension {@code nil}. */
    record Nothing() implements XmlRpcValue {}

    record Array(List<XmlRpcValue> values) implements XmlRpcValue {
        public Array {
            values = List.copyOf(values);
        }
    }

    /** Members in the order in which they came. */
    record Struct(Map<String, XmlRpcValue> members) implements XmlRpcValue {
        public Struct {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /** A whole number, also one written as text: samples of these servers do either. */
    default OptionalLong asNumber() {
        if (this instanceof Whole whole) {
            return OptionalLong.of(whole.number());
        }
        return this instanceof Text text && text.text().strip().matches("-?\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(text.text().strip()))
                : OptionalLong.empty();
    }

    /** Text, also a number as its digits. */
    default Optional<String> asText() {
        if (this instanceof Text text) {
            return Optional.of(text.text());
        }
        return this instanceof Whole whole ? Optional.of(Long.toString(whole.number())) : Optional.empty();
    }

    /** The octets of {@code base64}, each 0..255; a number is one octet. */
    default List<Integer> asOctets() {
        if (this instanceof Octets octets) {
            return octets.bytes().stream().map(one -> one & 0xff).toList();
        }
        return this instanceof Whole whole && whole.number() >= 0 && whole.number() <= 255
                ? List.of((int) whole.number())
                : List.of();
    }

    default List<XmlRpcValue> asElements() {
        return this instanceof Array array ? array.values() : List.of();
    }

    default Map<String, XmlRpcValue> asMembers() {
        return this instanceof Struct struct ? struct.members() : Map.of();
    }
}
