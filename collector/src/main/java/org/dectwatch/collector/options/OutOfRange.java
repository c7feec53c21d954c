package org.dectwatch.collector.options;

/** A value outside its range; says which component, what was wanted and what was given. */
public final class OutOfRange extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String component;

    public OutOfRange(String component, String what) {
        super(component + " " + what);
        this.component = component;
    }

    /** Name of the record component, which is the key in the site file. */
    public String component() {
        return component;
    }
}
