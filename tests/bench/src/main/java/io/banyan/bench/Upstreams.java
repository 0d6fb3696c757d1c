package io.banyan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// LEGACY and MODERN: two small nginx beside the load generator.
///
/// @param bad MODERNs that are to get copies only → their ports
record Upstreams(int legacy, int modern, Map<Copied.To, Integer> bad) {
    /// Starts both.
    static Upstreams start(Workplace workplace, Children children) {
        try {
            for (Payload payload : List.of(Payload.KB10, Payload.MB1)) {
                Files.writeString(workplace.folder().resolve(payload.segment()), "x".repeat(payload.bytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Copied.To, Integer> bad = new EnumMap<>(Copied.To.class);
        Copied.bad().forEach(how -> bad.put(how, BadSide.start(how).port()));
        return new Upstreams(start(workplace, children, "legacy"), start(workplace, children, "modern"), bad);
    }

    /// The port to which copies go.
    int copies(Copied.To to) {
        return bad.getOrDefault(to, modern);
    }

    /// How many requests each has had.
    Seen seen() {
        return new Seen(counter(legacy), counter(modern));
    }

    private static int start(Workplace workplace, Children children, String side) {
        int port = Workplace.freePort();
        Map<String, String> places = Map.of("side", side, "port", Integer.toString(port), "body", body(side));
        String file = workplace
                .write("upstream.conf", places, "upstream-" + side + ".conf")
                .toString();
        Child nginx = children.start("upstream-" + side, Map.of(), Cores.load(List.of("nginx", "-c", file)));
        FirstAnswer.await(new Ask(port, "/", "m1"), nginx);
        return port;
    }

    static String body(String side) {
        String begin = "{\"side\":\"" + side + "\",\"padding\":\"";
        return begin + "x".repeat(Payload.SMALL.bytes() - begin.length() - 2) + "\"}";
    }

    private static long counter(int port) {
        return StubStatus.requests(new Ask(port, "/counter", "m1").body());
    }

    /// Requests of both sides so far.
    record Seen(long legacy, long modern) {
        Seen since(Seen before) {
            return new Seen(legacy - before.legacy, modern - before.modern);
        }

        long all() {
            return legacy + modern;
        }

        double modernShare() {
            return all() == 0 ? 0 : (double) modern / all();
        }
    }
}
