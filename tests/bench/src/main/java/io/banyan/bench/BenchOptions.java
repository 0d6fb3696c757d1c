package io.banyan.bench;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the user asked for.
///
/// @param whole all is measured, and its report kept and shown in the README
/// @param lanes of the main comparison
/// @param parts what to measure beside it
/// @param pairs lanes to compare with the last of them in twenty pairs of rounds; empty otherwise
record BenchOptions(boolean quick, boolean whole, List<Lane> lanes, Set<Part> parts, List<Lane> pairs) {
    static final String USAGE = """
            usage: ./banyan bench [--quick] [--only NAME,...] | --pairs NAME,... NAME
              Measures Banyan beside stock Spring Cloud Gateway, nginx and HAProxy, on loopback.
              --quick            the main shapes only, in short rounds, in under two minutes
              --only NAME,...    only these lanes, or of bodies, many (routes) and start
              --pairs NAME,... NAME
                                 20 rounds of these lanes in turn: the ratios of CPU per request, requests a
                                 second and p99 to those of the last, with their 95 %% intervals
              A NAME is one of %s;
              NAME:10k and NAME:1m carry larger bodies, banyan-...@FOLDER is the Banyan of another checkout.
              All of it is written to docs/benchmarks/, what --quick or --only saw to .build/bench/.""".formatted(String.join(", ", Shape.names()));

    static BenchOptions read(List<String> arguments) {
        boolean quick = false;
        List<String> only = List.of();
        List<Lane> pairs = List.of();
        for (int at = 0; at < arguments.size(); at++) {
            switch (arguments.get(at)) {
                case "--quick" -> quick = true;
                case "--only" -> only = List.of(value(arguments, ++at).split(",", -1));
                case "--pairs" -> {
                    String seen = value(arguments, ++at) + "," + value(arguments, ++at);
                    pairs = Stream.of(seen.split(",", -1)).map(Lane::named).toList();
                }
                default -> throw new BenchFailure("unknown option " + arguments.get(at) + "\n" + USAGE);
            }
        }
        check(quick || !only.isEmpty(), pairs);
        boolean whole = !quick && only.isEmpty() && pairs.isEmpty();
        return new BenchOptions(quick, whole, lanes(only, quick), parts(only, whole), pairs);
    }

    private static void check(boolean alone, List<Lane> pairs) {
        if (alone && !pairs.isEmpty()) {
            throw new BenchFailure("--pairs goes with no other option\n" + USAGE);
        }
        if (pairs.stream().anyMatch(lane -> lane.shape().peer() == Peer.DIRECT)) {
            throw new BenchFailure("--pairs compares what peers cost, and direct is none");
        }
        if (!pairs.isEmpty() && pairs.stream().distinct().count() < pairs.size()) {
            throw new BenchFailure("--pairs needs two different names, or more");
        }
    }

    Pace pace() {
        if (!pairs.isEmpty()) {
            return pairs.size() > 2 ? Pace.PAIRS.brisk() : Pace.PAIRS;
        }
        return quick ? Pace.QUICK : Pace.FULL;
    }

    /// Where the report goes, and what it is named: a whole one is kept.
    String report() {
        if (!pairs.isEmpty()) {
            return "docs/benchmarks/pairs-"
                    + pairs.stream().map(BenchOptions::file).collect(Collectors.joining("-"));
        }
        return whole ? "docs/benchmarks/bench" : ".build/bench/bench";
    }

    private static List<Lane> lanes(List<String> only, boolean quick) {
        if (only.isEmpty()) {
            return (quick ? Shape.QUICK : Shape.MAIN)
                    .stream().map(shape -> new Lane(shape, Payload.SMALL)).toList();
        }
        return only.stream()
                .filter(name -> !Part.words().contains(name))
                .map(Lane::named)
                .toList();
    }

    private static Set<Part> parts(List<String> only, boolean whole) {
        return Arrays.stream(Part.values())
                .filter(part -> whole || only.contains(part.word()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }

    private static String file(Lane lane) {
        return lane.name().replaceAll("@.*", "-elsewhere").replace(':', '-');
    }

    private static String value(List<String> arguments, int at) {
        if (at >= arguments.size()) {
            throw new BenchFailure(arguments.getLast() + " lacks a name\n" + USAGE);
        }
        return arguments.get(at);
    }
}
