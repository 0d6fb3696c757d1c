package io.banyan.store;

import io.banyan.catalog.Calls;
import io.banyan.catalog.Sightings;
import io.banyan.catalog.Subject;
import io.banyan.catalog.Times;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Sightings as lines of text with tabs, one for the times of a subject (`t route/event-page SINCE DECLARED
/// SEEN VERSION=TIME…`) and one for its calls in a step (`c route/event-page STEP COUNT ERRORS`). Times are
/// milliseconds since 1970, `-` where there is none. Lines that cannot be read are left out.
final class SightingsFile {
    private static final String TIMES = "t";
    private static final String CALLS = "c";

    private SightingsFile() {}

    static String told(Sightings sightings) {
        StringBuilder text = new StringBuilder();
        sightings.times().forEach((subject, times) -> {
            text.append(TIMES).append('\t').append(subject.key()).append('\t').append(told(times.since()));
            text.append('\t').append(told(times.declared())).append('\t').append(told(times.seen()));
            times.versions()
                    .forEach((version, at) ->
                            text.append('\t').append(version).append('=').append(told(at)));
            text.append('\n');
        });
        sightings
                .calls()
                .forEach((step, calls) -> calls.forEach((subject, one) -> text.append(CALLS)
                        .append('\t')
                        .append(subject.key())
                        .append('\t')
                        .append(step)
                        .append('\t')
                        .append(one.count())
                        .append('\t')
                        .append(one.errors())
                        .append('\n')));
        return text.toString();
    }

    private static String told(@Nullable Instant at) {
        return at == null ? "-" : String.valueOf(at.toEpochMilli());
    }

    static Sightings of(String text) {
        Map<Subject, Times> times = new HashMap<>();
        SortedMap<Long, Map<Subject, Calls>> calls = new TreeMap<>();
        text.lines().forEach(line -> {
            List<String> parts = List.of(line.split("\t", -1));
            Subject subject = parts.size() < 5 ? null : Subject.of(parts.get(1)).orElse(null);
            if (subject == null) {
                return;
            }
            try {
                if (parts.getFirst().equals(TIMES)) {
                    times.put(subject, times(parts));
                } else if (parts.getFirst().equals(CALLS)) {
                    calls.computeIfAbsent(Long.valueOf(parts.get(2)), step -> new HashMap<>())
                            .put(subject, new Calls(Long.parseLong(parts.get(3)), Long.parseLong(parts.get(4))));
                }
            } catch (NumberFormatException damaged) {
                // left out
            }
        });
        return new Sightings(times, calls);
    }

    private static Times times(List<String> parts) {
        Map<String, Instant> versions = new HashMap<>();
        for (String part : parts.subList(5, parts.size())) {
            int equals = part.lastIndexOf('=');
            Instant at = equals < 1 ? null : time(part.substring(equals + 1));
            if (at != null) {
                versions.put(part.substring(0, equals), at);
            }
        }
        Instant since = time(parts.get(2));
        if (since == null) {
            throw new NumberFormatException("no time");
        }
        return new Times(since, time(parts.get(3)), time(parts.get(4)), versions);
    }

    private static @Nullable Instant time(String text) {
        return text.equals("-") ? null : Instant.ofEpochMilli(Long.parseLong(text));
    }
}
