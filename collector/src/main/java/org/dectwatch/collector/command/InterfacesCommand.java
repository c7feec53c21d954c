package org.dectwatch.collector.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.dectwatch.collector.source.SourceUnavailable;
import org.dectwatch.collector.source.pcap.CaptureInterface;
import org.dectwatch.collector.source.pcap.Interfaces;
import picocli.CommandLine.Command;

/** Lists where one could capture. */
@Command(
        name = "interfaces",
        description = "Lists the interfaces of this host, and whether capturing on each would work.")
public final class InterfacesCommand implements Callable<Integer> {
    private final PrintWriter out;

    public InterfacesCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        try {
            for (CaptureInterface one : Interfaces.list()) {
                out.printf(
                        "%-16s %-40s %s%n",
                        one.name(),
                        String.join(
                                " ",
                                one.addresses().stream().map(Object::toString).toList()),
                        one.verdict());
            }
            return ExitCode.OK;
        } catch (SourceUnavailable reason) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(reason.getMessage()), reason);
        }
    }
}
