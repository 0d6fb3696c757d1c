package io.banyan.scoreboard;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an answer says of the CPU time that it took: the metric `cpu` of `Server-Timing` (W3C), in milliseconds:
/// `db;dur=53.2, cpu;desc="user and system";dur=7.4`.
final class ServerTiming {
    private static final double MOST = 3_600_000;

    private ServerTiming() {}

    /// Negative: it says nothing, or nothing that could be.
    static double cpuMillis(@Nullable String header) {
        if (header == null || header.length() > 4_096) {
            return -1;
        }
        for (String metric : unquoted(header).split(",", 64)) {
            String[] parts = metric.split(";", 16);
            if (parts[0].strip().equalsIgnoreCase("cpu")) {
                return duration(parts);
            }
        }
        return -1;
    }

    private static double duration(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip().toLowerCase(Locale.ROOT);
            if (part.startsWith("dur=")) {
                return number(part.substring("dur=".length()).strip());
            }
        }
        return -1;
    }

    private static double number(String text) {
        try {
            double millis = Double.parseDouble(text);
            return millis >= 0 && millis <= MOST ? millis : -1;
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    /// Without what stands in quotes, where a comma or a semicolon divides nothing; quotes around a number are left
    /// out alone.
    private static String unquoted(String header) {
        StringBuilder plain = new StringBuilder(header.length());
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (!quoted || (c != ',' && c != ';')) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
