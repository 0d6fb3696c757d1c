package io.banyan.bench;

import java.util.concurrent.TimeUnit;

/// Reads what Linux writes under `/proc/PID`.
final class ProcText {
    /// Linux tells times in hundredths of a second to programs, whatever its own clock does.
    private static final long NANOS_A_TICK = TimeUnit.SECONDS.toNanos(1) / 100;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int BYTES_A_KB = 1024;

    private ProcText() {}

    /// User and system time in `stat`. Its second field, a name in brackets, may hold anything.
    static long cpuNanos(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) * NANOS_A_TICK;
    }

    /// `VmRSS` in `status`; 0 for one that has ended and was not yet waited for.
    static long residentBytes(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_A_KB)
                .sum();
    }
}
