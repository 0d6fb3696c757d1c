package io.banyan.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.scoreboard.GeneratedMonolith.Request;
import io.banyan.scoreboard.Sighting.Noticed;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Learns a generated monolith's 400 templates from its traffic: a million requests with `-Dbanyan.full=true`.
class LearntTemplatesTests {
    private static final boolean FULL = Boolean.getBoolean("banyan.full");
    private static final int REQUESTS = FULL ? 1_000_000 : 60_000;
    /// Of 1,000: with little traffic many places have too few words to show that they are values.
    private static final int RIGHT = FULL ? 990 : 970;

    private static final int HOUR = 480_000;

    @ParameterizedTest
    @MethodSource("seeds")
    void templatesAreRightFor99PercentOfRequests(long seed) {
        long before = used();
        Board board = learnt(new GeneratedMonolith(seed));
        long held = used() - before;

        Map<String, Integer> wrong = new HashMap<>();
        GeneratedMonolith again = new GeneratedMonolith(seed);
        int right = 0;
        for (int i = 0; i < REQUESTS; i++) {
            Request request = again.next();
            String found = board.templateOf(request.target());
            String learnt = found == null ? "nothing" : found;
            if (same(learnt, request.truth())) {
                right++;
            } else {
                wrong.merge("/" + String.join("/", request.truth()) + " taken for " + learnt, 1, Integer::sum);
            }
        }

        assertThat(again.templates()).hasSize(400);
        assertThat(right).as(said(board, right, held, wrong)).isGreaterThanOrEqualTo(REQUESTS / 1_000 * RIGHT);
        assertThat(held).as("bytes held").isLessThan(64_000_000);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, FULL ? 5 : 2);
    }

    private static String said(Board board, int right, long held, Map<String, Integer> wrong) {
        String worst = wrong.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(12)
                .map(one -> "\n  " + one.getValue() + " " + one.getKey())
                .collect(Collectors.joining());
        return "%d of %d requests right, %d nodes, %d bytes held%s"
                .formatted(right, REQUESTS, board.tree().size(), held, worst);
    }

    private static Board learnt(GeneratedMonolith monolith) {
        Board board = new Board();
        for (int i = 0; i < REQUESTS; i++) {
            board.add(sighting(monolith.next()), HOUR);
            if (i % 500 == 0) {
                board.tidy(HOUR);
            }
        }
        board.tidy(HOUR);
        return board;
    }

    private static Sighting sighting(Request request) {
        Noticed answer =
                new Noticed(request.status(), 3_000_000, false, request.target().hashCode(), -1, 0);
        boolean read = request.method().equals("GET");
        return new Sighting(null, read, request.target(), request.client(), null, answer, 1);
    }

    /// Values where the truth has values, and the same words else.
    private static boolean same(String learnt, List<String> truth) {
        List<String> parts =
                learnt.startsWith("/") ? Arrays.asList(learnt.substring(1).split("/", -1)) : List.of();
        if (parts.size() != truth.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            boolean value = truth.get(i).equals("{}");
            if (value ? !parts.get(i).startsWith("{") : !parts.get(i).equals(truth.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// Bytes on the heap that something holds.
    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
