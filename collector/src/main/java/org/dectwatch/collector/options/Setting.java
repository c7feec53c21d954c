package org.dectwatch.collector.options;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of an options record to the person who writes the site file. The key in the file is the component's
 * name.
 *
 * <p>A value that is not given comes from the record's static {@code defaults()}; where it has none (an element of a list has
 * no sensible name, say) from {@link #byDefault()}; an {@code Optional}, a list, a map and a record with defaults need neither.
 * What remains must be given.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** One or two sentences: what it does, and when one would change it. */
    String help();

    /**
     * Smallest and largest value, both allowed, in the unit of the value: {@code 1s..1h}, {@code 1..65535},
     * {@code 64KiB..1GiB}; either end may be left out. For text it is the length in characters; for a list it holds for each
     * element.
     */
    String range() default "";

    /** What a bare number counts, such as {@code packets}; durations and sizes carry their own. */
    String unit() default "";

    /** The default as it would stand in the file; only for records without {@code defaults()}. */
    String byDefault() default "";

    /** A value worth showing where the default does not say enough. */
    String example() default "";

    /** Must be given in a site file, whatever {@code defaults()} says. */
    boolean required() default false;
}
