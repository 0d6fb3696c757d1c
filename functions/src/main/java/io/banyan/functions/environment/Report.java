package io.banyan.functions.environment;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The lines about one invocation in its function's log, as AWS writes them.
///
/// @param took null: the process never got the event
/// @param init of a cold start; null: it was warm
/// @param memoryUsedMb 0: not known
/// @param failure null: it went well
record Report(
        String requestId,
        @Nullable Duration took,
        @Nullable Duration init,
        int memoryMb,
        int memoryUsedMb,
        @Nullable Failure failure) {
    static String start(String requestId, String version) {
        return "START RequestId: " + requestId + " Version: " + version;
    }

    String end() {
        return "END RequestId: " + requestId;
    }

    /// `REPORT RequestId: ... Duration: 12.34 ms ...`, with tabs in between.
    String line() {
        StringBuilder line = new StringBuilder("REPORT RequestId: ").append(requestId);
        long billed = took == null ? 0 : (took.toNanos() + 999_999) / 1_000_000;
        line.append("\tDuration: ").append(millis(took == null ? Duration.ZERO : took));
        line.append("\tBilled Duration: ").append(billed).append(" ms");
        line.append("\tMemory Size: ").append(memoryMb).append(" MB");
        if (memoryUsedMb > 0) {
            line.append("\tMax Memory Used: ").append(memoryUsedMb).append(" MB");
        }
        if (init != null) {
            line.append("\tInit Duration: ").append(millis(init));
        }
        if (failure != null) {
            boolean isLate = failure.type().equals("Sandbox.Timedout");
            line.append(isLate ? "\tStatus: timeout" : "\tStatus: error\tError Type: " + failure.type());
        }
        return line.toString();
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.2f ms", time.toNanos() / 1e6);
    }

    /// `exit status 1`, `signal: killed`: how a process ended, as its exit code has it.
    static String exit(int code) {
        return switch (code) {
            case 134 -> "signal: aborted";
            case 137 -> "signal: killed";
            case 139 -> "signal: segmentation fault";
            case 143 -> "signal: terminated";
            default -> "exit status " + code;
        };
    }
}
