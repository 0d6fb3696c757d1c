package io.banyan.bench;

import java.util.ArrayList;
import java.util.List;

/// The JVM's flags, which stock has from Banyan: seen on the command line of a Banyan that `./banyan serve` started.
final class JavaFlags {
    private List<String> seen = List.of();

    /// What stands between `java` and what it is told to run.
    void see(List<String> commandLine) {
        seen = of(commandLine);
    }

    /// More flags for `./banyan serve`.
    String ofBanyan() {
        return "";
    }

    List<String> ofStock(String heap) {
        return seen.isEmpty() ? List.of(heap) : seen;
    }

    static List<String> of(List<String> commandLine) {
        List<String> flags = new ArrayList<>();
        for (String argument : commandLine.subList(1, commandLine.size())) {
            if (!argument.startsWith("-") || argument.equals("-jar") || argument.equals("-cp")) {
                break;
            }
            flags.add(argument);
        }
        return flags;
    }
}
