package io.banyan.bench;

import java.util.ArrayList;
import java.util.List;

/// One core for what is measured, another for everything around it.
final class Cores {
    private Cores() {}

    static List<String> proxy(List<String> command) {
        return on("0", command);
    }

    static List<String> load(List<String> command) {
        return on("1", command);
    }

    static List<String> both(List<String> command) {
        return on("0,1", command);
    }

    private static List<String> on(String cores, List<String> command) {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", cores));
        pinned.addAll(command);
        return pinned;
    }
}
