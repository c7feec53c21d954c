package org.dectwatch.collector.source.demo;

/**
 * A handset of the simulated site.
 *
 * @param number 0..29, on its server
 * @param user of its address of record: the Line ID
 * @param authUser user name of its digest
 * @param password known to its server and, but for {@link Habit#WRONG_PASSWORD}, to the registrar; it protects nothing
 * @param ipei 12 digits
 * @param offersG726 its server is set up as the interoperability guide advises against
 */
record DemoHandset(
        String server,
        int number,
        String user,
        String authUser,
        String password,
        String ipei,
        String name,
        String extension,
        Habit habit,
        boolean offersG726) {
    String aor() {
        return "sip:" + registersAs() + "@" + Roster.DOMAIN;
    }

    /** User part of the address of record that its server registers: with {@link Habit#NOT_FOUND}, the wrong one of its two names. */
    String registersAs() {
        return habit == Habit.NOT_FOUND ? authUser : user;
    }

    /** With what its server signs in. */
    String signsInAs() {
        return habit == Habit.NOT_FOUND ? user : authUser;
    }
}
