package org.dectwatch.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Endpoints of baresip that call each other through a Kamailio proxy and an rtpengine relay, all on loopback addresses of their own.
 * Every program ends by itself after a minute, should nobody stop it.
 */
final class RelayedCalls implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int SECONDS = 7;

    private final String network = "127.77." + (1 + ProcessHandle.current().pid() % 250);
    private final Path folder;
    private final List<Process> running = new ArrayList<>();

    /** A call: the user called, a codec and further account parameters of both ends. */
    record Call(String user, String codec, String parameters) {}

    RelayedCalls(Path folder) {
        this.folder = folder;
    }

    /** What a capture of nothing but these calls has to let through: signalling, and media at the relay. */
    String filter() {
        return "udp and net " + network + ".0/24";
    }

    /** Calls all at once, talks for some seconds, hangs up, and returns when all is over. */
    void talk(List<Call> calls) throws Exception {
        relay();
        proxy();
        Path callee = folder.resolve("callee");
        endpoint(
                callee,
                address(3),
                calls.stream()
                        .map(call -> account(call.user + "@" + address(3), "answermode=auto", call))
                        .toList());
        Process called = start("callee", "timeout", "60", "baresip", "-f", callee.toString());
        until("callee", called, () -> log("callee").contains("baresip is ready"));
        List<Process> callers = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            callers.add(dial(calls.get(i), address(11 + i)));
        }
        for (Process caller : callers) {
            assertThat(caller.waitFor(40, TimeUnit.SECONDS))
                    .as("the caller hung up")
                    .isTrue();
        }
    }

    private void relay() throws IOException {
        Process relay = start(
                "rtpengine",
                "timeout",
                "60",
                "rtpengine",
                "--table=-1",
                "--foreground",
                "--log-stderr",
                "--num-threads=2",
                "--interface=" + address(2),
                "--listen-ng=" + address(2) + ":2223",
                "--port-min=40000",
                "--port-max=40400");
        until("rtpengine", relay, () -> log("rtpengine").contains("Startup complete"));
    }

    private void proxy() throws IOException {
        Process proxy = start(
                "kamailio",
                "timeout",
                "60",
                "kamailio",
                "-f",
                Peer.resource("/peers/relay.cfg"),
                "-l",
                "udp:" + address(1) + ":5060",
                "-A",
                "RELAY=\"udp:" + address(2) + ":2223\"",
                "-A",
                "CALLEE=\"sip:" + address(3) + ":5060\"",
                "-DD",
                "-E",
                "-m",
                "32",
                "-M",
                "8",
                "-w",
                folder.toString(),
                "-Y",
                folder.toString());
        until("kamailio", proxy, () -> listens(address(1)));
    }

    private void until(String name, Process process, Callable<Boolean> ready) {
        await().atMost(SOON).until(() -> {
            assertThat(process.isAlive()).as("%s runs: %s", name, log(name)).isTrue();
            return ready.call();
        });
    }

    private static boolean listens(String address) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(5060, InetAddress.getByName(address))) {
            return false;
        } catch (java.net.BindException taken) {
            return true;
        }
    }

    private Process dial(Call call, String from) throws IOException {
        Path caller = folder.resolve("caller-" + call.user);
        endpoint(
                caller,
                from,
                List.of(account("caller-" + call.user + "@" + from, "outbound=\"sip:" + address(1) + ":5060\"", call)));
        return start(
                "caller-" + call.user,
                "timeout",
                "60",
                "baresip",
                "-f",
                caller.toString(),
                "-t",
                Integer.toString(SECONDS),
                "-e",
                "/dial sip:" + call.user + "@" + address(1));
    }

    private static String account(String user, String parameters, Call call) {
        return "<sip:" + user + ">;regint=0;" + parameters + ";audio_codecs=" + call.codec + call.parameters;
    }

    private static void endpoint(Path at, String address, List<String> accounts) throws IOException {
        Files.createDirectories(at);
        String config = Files.readString(Path.of(Peer.resource("/peers/baresip.conf")));
        Files.writeString(
                at.resolve("config"), config.replace("ADDRESS", address).replace("FOLDER", at.toString()));
        Files.writeString(at.resolve("accounts"), String.join("\n", accounts) + "\n");
        Files.writeString(at.resolve("contacts"), "");
    }

    Process start(String name, String... command) throws IOException {
        Process process = Peer.start(file(name), command);
        running.add(process);
        return process;
    }

    String log(String name) throws IOException {
        return Files.readString(file(name).toPath(), java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private File file(String name) {
        return folder.resolve(name + ".log").toFile();
    }

    private String address(int host) {
        return network + "." + host;
    }

    @Override
    public void close() throws InterruptedException {
        running.forEach(Process::destroy);
        for (Process process : running) {
            process.waitFor(5, TimeUnit.SECONDS);
            process.destroyForcibly();
        }
    }
}
