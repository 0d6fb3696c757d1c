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

/// Where a run took place: what its figures depend on.
final class Machine {
    private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*: (.*)$");
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+[.\\d]*");
    private static final int PATIENCE = 10;

    private Machine() {}

    static Map<String, String> facts(Children children) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("date", LocalDate.now(Clock.systemUTC()).toString());
        facts.put("machine", model() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", Runtime.version().toString());
        facts.put("nginx", version(children, List.of("nginx", "-v")));
        facts.put("haproxy", version(children, List.of("haproxy", "-v")));
        return facts;
    }

    private static String model() {
        try {
            Matcher model = MODEL.matcher(Files.readString(Path.of("/proc/cpuinfo")));
            return model.find() ? model.group(1) : "unknown CPU";
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
