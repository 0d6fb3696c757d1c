package io.banyan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a run takes place: what its figures depend on.
final class Machine {
    private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*: (.*)$");
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+[.\\d]*");
    private static final double QUIET = 0.5;
    private static final int PATIENCE = 10;

    private Machine() {}

    /// Facts by their names, before anything is started.
    static Map<String, String> facts(Children children) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("date", LocalDate.now(Clock.systemUTC()).toString());
        facts.put("machine", machine(read("/proc/cpuinfo")));
        facts.put("others", others(read("/proc/loadavg")));
        facts.put("java", Runtime.version().toString());
        facts.put("nginx", version(children, List.of("nginx", "-v")));
        facts.put("haproxy", version(children, List.of("haproxy", "-v")));
        return facts;
    }

    static String machine(String cpuinfo) {
        Matcher model = MODEL.matcher(cpuinfo);
        long cores =
                cpuinfo.lines().filter(line -> line.startsWith("processor")).count();
        return (model.find() ? model.group(1) : "unknown processor") + ", " + cores + " cores, "
                + System.getProperty("os.name");
    }

    /// Says so when figures cannot be trusted, since somebody else works here.
    static String others(String loadavg) {
        double load = Double.parseDouble(loadavg.substring(0, loadavg.indexOf(' ')));
        return load < QUIET ? "a quiet machine" : "NOT a quiet machine: its load was " + load + " before";
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version(Children children, List<String> command) {
        Child child = children.start("version", Map.of(), command);
        Matcher version = VERSION.matcher(child.output(PATIENCE));
        children.end(child);
        return version.find() ? version.group() : "unknown";
    }
}
