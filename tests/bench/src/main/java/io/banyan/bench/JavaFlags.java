package io.banyan.bench;

import java.util.List;

/// The flags of a JVM, as its command line has them between `java` and what it is told to run. Stock has Banyan's, seen
/// on a Banyan that `./banyan serve` started.
record JavaFlags(List<String> all) {
    static final String AOT_OFF = "-XX:AOTMode=off";
    private static final String CACHE = "-XX:AOTCache=";

    static JavaFlags of(List<String> commandLine) {
        return new JavaFlags(
                commandLine.stream().skip(1).takeWhile(JavaFlags::isFlag).toList());
    }

    private static boolean isFlag(String word) {
        return word.startsWith("@") || (word.startsWith("-") && !word.matches("-(jar|cp|classpath|m)"));
    }

    /// Whether an AOT cache was named.
    boolean cached() {
        return all.stream().anyMatch(flag -> flag.startsWith(CACHE)) && !all.contains(AOT_OFF);
    }

    /// The same without anything that is about an AOT cache.
    List<String> plain() {
        return all.stream().filter(flag -> !flag.startsWith("-XX:AOT")).toList();
    }
}
