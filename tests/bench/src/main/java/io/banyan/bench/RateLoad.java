package io.banyan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One absolute rate, by two h2load: one asks as a member of LEGACY, one as a member of MODERN, each at half the rate.
///
/// h2load knows a rate per connection, and looks at its clock every 10 ms: with 100 requests a second each, every
/// connection sends one at a time, and connections are opened over a second so that they do not send together. It
/// tells no percentiles, so they are taken from its log of every request.
record RateLoad(Workplace workplace, Children children) {
    private static final int RATE_A_CONNECTION = 100;
    private static final int CONNECTIONS_A_PERIOD = 3;
    private static final String PERIOD = "11ms";
    private static final int TO_END = 60;

    /// Asks at one rate.
    ///
    /// @param members one of each side; one alone where the lane has one side
    /// @return microseconds of every request after the first second of each
    Latencies run(int port, Lane lane, List<String> members, int perSecond, int seconds) {
        int connections = Math.max(1, perSecond / members.size() / RATE_A_CONNECTION);
        int requests = connections * RATE_A_CONNECTION * (seconds + opening(connections));
        List<Child> loads = new ArrayList<>();
        List<Path> logs = new ArrayList<>();
        for (String member : members) {
            Path log = workplace.folder().resolve("requests-" + member);
            logs.add(log);
            String url = "http://127.0.0.1:" + port + lane.path();
            List<String> command = command(log, connections, requests, member, url);
            loads.add(children.start("h2load-" + member, Map.of(), Cores.load(command)));
        }
        try {
            for (Child load : loads) {
                H2load.read(load.output(seconds + TO_END)).check(lane.name(), requests);
            }
            return Latencies.read(texts(logs), opening(connections));
        } finally {
            loads.forEach(children::end);
        }
    }

    private static List<String> command(Path log, int connections, int requests, String member, String url) {
        return List.of(
                "h2load",
                "--h1",
                "--rps=" + RATE_A_CONNECTION,
                "-c" + connections,
                "-n" + requests,
                "--rate=" + CONNECTIONS_A_PERIOD,
                "--rate-period=" + PERIOD,
                "--log-file=" + log,
                "-HX-Member-Id: " + member,
                url);
    }

    /// Whole seconds until all connections are open.
    private static int opening(int connections) {
        return 1 + connections / CONNECTIONS_A_PERIOD * 11 / 1000;
    }

    private static List<String> texts(List<Path> logs) {
        try {
            List<String> texts = new ArrayList<>();
            for (Path log : logs) {
                texts.add(Files.readString(log));
                Files.delete(log);
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
