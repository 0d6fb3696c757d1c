package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.banyan.edge.StrictReader.Forgives;
import io.banyan.edge.StrictReader.Malformed;
import io.banyan.edge.StrictReader.Message;
import io.banyan.edge.StubSides.Far;
import io.banyan.edge.StubSides.Seen;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Outcome;
import io.banyan.route.Side;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whatever bytes a client sends, wherever they are cut: what reaches the sides is well-formed and exactly what was
/// decided, each answer is well-formed and the right one, and nothing is left behind.
class EdgeInputFuzzTests {
    private static final Pattern ABSOLUTE = Pattern.compile("(?is)https?://([^/?#]*)(.*)");

    /// What came of a client's bytes.
    private record Told(List<String> requests, List<Integer> answers, String tunnel, boolean open) {}

    @FuzzTest(maxDuration = "5m")
    void nothingIsSmuggled(byte[] bytes) {
        String input = new String(bytes, StandardCharsets.ISO_8859_1);

        Told whole = run(input, List.of(input));
        Told cut = run(input, Pieces.of(input));

        assertThat(cut).as("the same bytes in pieces").isEqualTo(whole);
    }

    private static Told run(String input, List<String> pieces) {
        EdgeSketch edge = new EdgeSketch();
        StubSides sides = new StubSides(edge);
        for (String piece : pieces) {
            if (edge.client.isActive()) {
                edge.client.arrives(piece);
                sides.turn();
            }
        }
        boolean open = edge.client.isActive();
        String tunnel = tunnel(sides);
        SideRules.wholeRequestsOnly(sides, open);
        sides.seen.forEach(SideRules::isAsItShouldBe);
        List<Message> clear = clearRequests(input);
        isWhatTheClientSent(sides.seen, clear, input);
        List<Integer> answers = answers(edge, sides, open);
        assertThat(open && tunnel.isEmpty() && clear.size() > answers.size())
                .as("a whole request waits for ever: " + input)
                .isFalse();
        edge.client.ends();
        isWhatWasDecided(edge, sides.seen);
        SideRules.nothingIsLeft(edge, sides);
        return new Told(sides.seen.stream().map(Seen::text).toList(), answers, tunnel, open);
    }

    private static String tunnel(StubSides sides) {
        return sides.wires.stream()
                .filter(far -> far.tunnel)
                .map(Far::rest)
                .findFirst()
                .orElse("");
    }

    /// The requests that a strict reader finds in a client's bytes, as far as it can follow.
    private static List<Message> clearRequests(String input) {
        List<Message> clear = new ArrayList<>();
        StrictReader reader = StrictReader.of(input, Forgives.CLIENTS);
        try {
            for (Message next = reader.request(); next != null; next = reader.request()) {
                clear.add(next);
            }
        } catch (Malformed there) {
            return clear;
        }
        return clear;
    }

    private static void isWhatTheClientSent(List<Seen> seen, List<Message> clear, String input) {
        assertThat(seen.size())
                .as("requests that a strict reader does not see: " + input)
                .isLessThanOrEqualTo(clear.size());
        for (int i = 0; i < seen.size(); i++) {
            Message sent = meant(clear.get(i));
            Message got = seen.get(i).request();
            assertThat(got.start().subList(0, 2)).isEqualTo(sent.start().subList(0, 2));
            assertThat(got.body()).isEqualTo(sent.body());
            assertThat(got.all("cookie")).isEqualTo(sent.all("cookie"));
            assertThat(sent.all("host")).isIn(got.all("host"), List.of());
            if (!SideRules.isClearRead(sent)) {
                assertThat(seen.get(i).side()).as("no clear read: " + sent).isEqualTo(Side.LEGACY);
            }
        }
    }

    /// A target in absolute form means a path and a Host.
    private static Message meant(Message sent) {
        Matcher url = ABSOLUTE.matcher(sent.start().get(1));
        if (!url.matches()) {
            return sent;
        }
        String method = sent.start().getFirst();
        String rest = url.group(2);
        String target = rest.isEmpty() && method.equals("OPTIONS") ? "*" : rest.startsWith("/") ? rest : "/" + rest;
        List<List<String>> headers = new ArrayList<>(sent.headers());
        headers.removeIf(header -> header.getFirst().equalsIgnoreCase("host"));
        headers.add(List.of("Host", url.group(1)));
        List<String> start = List.of(method, target, sent.start().get(2));
        return new Message(start, headers, sent.body(), sent.trailers());
    }

    /// The statuses that the client got, in order.
    private static List<Integer> answers(EdgeSketch edge, StubSides sides, boolean open) {
        String got = edge.client.written();
        StrictReader reader = StrictReader.of(got, Forgives.NOTHING);
        List<Integer> statuses = new ArrayList<>();
        List<String> connection = List.of();
        for (int i = 0; i < sides.seen.size(); i++) {
            Message answer = whole(reader.answer(sides.seen.get(i).method().equals("HEAD"), !open), got);
            statuses.add(answer.status());
            connection = answer.all("connection");
            if (answer.status() != 101 && !sides.seen.get(i).method().equals("HEAD")) {
                assertThat(answer.body()).isEqualTo("seen " + (i + 1));
            }
        }
        if (!reader.atEnd()) {
            boolean head = edge.ended.getLast().asked().get().method().equals("HEAD");
            Message refusal = whole(reader.answer(head, false), got);
            assertThat(reader.rest()).isEmpty();
            assertThat(refusal.status()).isBetween(400, 508);
            statuses.add(refusal.status());
            connection = refusal.all("connection");
        }
        assertThat(open || connection.equals(List.of("close")))
                .as("closed unsaid: " + got)
                .isTrue();
        return statuses;
    }

    private static Message whole(@Nullable Message answer, String got) {
        return Objects.requireNonNull(answer, () -> "no whole answer: " + got);
    }

    private static void isWhatWasDecided(EdgeSketch edge, List<Seen> seen) {
        List<ExchangeRecord> served = edge.ended.stream()
                .filter(one -> one.outcome() instanceof Outcome.Served)
                .toList();
        assertThat(served).hasSameSizeAs(seen);
        for (int i = 0; i < served.size(); i++) {
            assertThat(served.get(i).asked().get().method())
                    .isEqualTo(seen.get(i).method());
            assertThat(served.get(i).asked().get().target())
                    .isEqualTo(seen.get(i).target());
            assertThat(served.get(i).side()).isEqualTo(seen.get(i).side());
            assertThat(served.get(i).requestBytes())
                    .isEqualTo(seen.get(i).request().body().length());
        }
    }
}
