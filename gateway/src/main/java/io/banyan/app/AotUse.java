package io.banyan.app;

import java.lang.management.ManagementFactory;

/// What the JVM made of `-XX:AOTCache=FILE`: it goes on without a file that is missing or was made for other jars,
/// another JDK or other options.
final class AotUse {
    private AotUse() {}

    /// False where a cache was named and is not in use.
    static boolean fits() {
        return System.getProperty("java.vm.info", "").contains("sharing")
                || ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .noneMatch(option -> option.startsWith("-XX:AOTCache="));
    }
}
