package org.dectwatch.collector.scrape.snmp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dectwatch.collector.domain.DeviceReport.ScrapeFailure;
import org.snmp4j.PDU;
import org.snmp4j.Target;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.util.DefaultPDUFactory;
import org.snmp4j.util.TreeEvent;
import org.snmp4j.util.TreeListener;
import org.snmp4j.util.TreeUtils;

/** Walks a subtree by GETBULK, within bounds of number and time; for a person who waits for it. */
public final class SubtreeWalk {
    private static final int AT_A_TIME = 20;
    private static final int LONGEST_VALUE = 80;

    private SubtreeWalk() {}

    /**
     * An object that has a value.
     *
     * @param oid with its instance, dotted numbers
     * @param type as SMI calls it
     * @param value printable, cut short
     */
    public record Found(String oid, String type, String value) {}

    /**
     * What was found.
     *
     * @param complete the end of the subtree was reached
     * @param failure why nothing more came; also set when something came before
     */
    public record Result(List<Found> found, boolean complete, Optional<ScrapeFailure> failure) {
        public Result {
            found = List.copyOf(found);
        }
    }

    /**
     * Waits until it is done.
     *
     * @param root dotted numbers
     * @param most objects
     */
    public static Result walk(SnmpSession session, SnmpAccess access, String root, int most, Duration atMost)
            throws InterruptedException {
        Listener listener = new Listener(most);
        try {
            Optional<Target<UdpAddress>> target =
                    access.target().toCompletableFuture().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (target.isEmpty()) {
                return failed(listener, ScrapeFailure.Reason.TIMEOUT, access.address() + " does not answer");
            }
            TreeUtils tree = new TreeUtils(session.snmp(), new DefaultPDUFactory(PDU.GETBULK));
            tree.setMaxRepetitions(AT_A_TIME);
            tree.getSubtree(target.get(), new OID(root), null, listener);
            return listener.result.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return failed(listener, ScrapeFailure.Reason.TIMEOUT, "it took longer than " + atMost.toSeconds() + " s");
        } catch (ExecutionException broken) {
            return failed(listener, ScrapeFailure.Reason.OTHER, String.valueOf(broken.getCause()));
        } finally {
            listener.stop();
        }
    }

    private static Result failed(Listener listener, ScrapeFailure.Reason reason, String detail) {
        return new Result(listener.soFar(), false, Optional.of(new ScrapeFailure(reason, detail)));
    }

    /** Called on the library's threads. */
    private static final class Listener implements TreeListener {
        private final CompletableFuture<Result> result = new CompletableFuture<>();
        private final List<Found> found = new ArrayList<>();
        private final int most;
        private boolean stopped;

        Listener(int most) {
            this.most = most;
        }

        @Override
        public synchronized boolean next(TreeEvent event) {
            add(event);
            return !stopped && found.size() < most;
        }

        @Override
        public synchronized void finished(TreeEvent event) {
            add(event);
            Optional<ScrapeFailure> failure = event.isError()
                    ? Optional.of(new ScrapeFailure(ScrapeFailure.Reason.OTHER, event.getErrorMessage()))
                    : Optional.empty();
            result.complete(new Result(found, failure.isEmpty() && found.size() < most, failure));
        }

        @Override
        public synchronized boolean isFinished() {
            return stopped || result.isDone();
        }

        private void add(TreeEvent event) {
            if (event.getVariableBindings() == null) {
                return;
            }
            for (VariableBinding binding : event.getVariableBindings()) {
                if (binding != null && !binding.isException() && found.size() < most) {
                    found.add(new Found(
                            binding.getOid().toDottedString(),
                            binding.getVariable().getSyntaxString(),
                            value(binding.getVariable())));
                }
            }
        }

        private static String value(Variable variable) {
            String text =
                    variable instanceof OctetString ? SnmpText.of(variable).orElse("") : variable.toString();
            return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
        }

        synchronized List<Found> soFar() {
            return List.copyOf(found);
        }

        synchronized void stop() {
            stopped = true;
        }
    }
}
