package io.banyan.bench;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One run of wrk, as fast as it goes.
///
/// @param status answers of 400 and more
/// @param socket connections that failed, and answers that did not come
/// @param p99 in milliseconds, of 32 connections that ask as fast as they go
record Wrk(long requests, double seconds, long bytes, long status, long socket, double p99) {
    private static final int CONNECTIONS = 32;
    private static final int TO_END = 30;
    private static final double MICROS = 1e6;
    private static final double MILLI = 1e3;
    private static final Pattern FIGURES = Pattern.compile(
            "(?m)^bench requests=(\\d+) micros=(\\d+) bytes=(\\d+) status=(\\d+) socket=(\\d+) p99=(\\d+)$");

    static Wrk run(Workplace workplace, Children children, String url, int seconds) {
        List<String> command = List.of(
                "wrk",
                "-t1",
                "-c" + CONNECTIONS,
                "-d" + seconds + "s",
                "--timeout",
                "20s",
                "-s",
                workplace.peers("members.lua").toString(),
                url);
        Child wrk = children.start("wrk", Map.of(), Cores.load(command));
        try {
            return read(wrk.output(seconds + TO_END));
        } finally {
            children.end(wrk);
        }
    }

    /// Reads the line that `members.lua` prints.
    static Wrk read(String printed) {
        Matcher figures = FIGURES.matcher(printed);
        if (!figures.find()) {
            throw new BenchFailure("wrk printed no figures but: " + printed.strip());
        }
        return new Wrk(
                Long.parseLong(figures.group(1)),
                Long.parseLong(figures.group(2)) / MICROS,
                Long.parseLong(figures.group(3)),
                Long.parseLong(figures.group(4)),
                Long.parseLong(figures.group(5)),
                Long.parseLong(figures.group(6)) / MILLI);
    }
}
