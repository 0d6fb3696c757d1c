package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Head;
import io.banyan.testkit.Measured;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.Seeded;
import io.banyan.testkit.TwoSides;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a client that changes sides must never get: a 304 or a 206 for a body it does not have, the other's session.
class ValidatorTests {
    /// Both sides use the same validators for different bodies: the worst that can happen.
    private static final String VALIDATORS =
            "ETag: \"v1\"\r\nLast-Modified: Mon, 02 Nov 2026 10:00:00 GMT\r\nAccept-Ranges: bytes\r\n";

    @AutoClose
    private static final TwoSides SIDES = TwoSides.with(group -> group.weight("50%")
            .line("sticky: [header:X-Member-Id]")
            .line("set-cookie: [theme]")
            .line("drop-cookies: [SESSION, JSESS*]")
            .route("event", "/events/{id}"));

    @BeforeEach
    void bothValidate() {
        SIDES.calm();
        SIDES.legacy().now(validating("legacy body"));
        SIDES.modern().now(validating("modern body"));
    }

    /// What the client keeps of an answer. `validator` is empty where the answer had none.
    private record Kept(String body, String validator) {}

    @Test
    void neverLeavesAClientWithABodyOfTwoSystems() {
        Random random = Seeded.random("ValidatorTests");
        int reads = FullNumbers.pick(2_000, 20_000);
        List<String> wrong = new ArrayList<>();
        int[] seen = new int[600];
        Kept kept = new Kept("", "");
        try (RawClient client = SIDES.gateway().connect()) {
            for (int i = 0; i < reads; i++) {
                RawAnswer answer = client.exchange(read(kept, random));
                seen[answer.status()]++;
                kept = keep(kept, answer, random);
                if (!"legacy body".startsWith(kept.body()) && !"modern body".startsWith(kept.body())) {
                    wrong.add(answer.head() + " left " + kept);
                }
                if (answer.status() == 304 && !kept.body().startsWith("legacy")) {
                    wrong.add("304 for " + kept);
                }
            }
        }

        Measured.as("validators")
                .figure("conditional and ranged reads", reads)
                .figure("304", seen[304])
                .figure("206", seen[206])
                .figure("wrong", wrong.size())
                .append();
        assertThat(wrong).isEmpty();
        assertThat(seen[304]).isPositive();
        assertThat(seen[206]).isPositive();
        assertThat(SIDES.modern().requests()).isNotEmpty();
    }

    @Test
    void asksModernNothingConditional() {
        RawAnswer answer = modernAnswer(
                "If-None-Match: \"v1\"",
                "If-Modified-Since: Mon, 02 Nov 2026 10:00:00 GMT",
                "If-Match: \"v1\"",
                "If-Unmodified-Since: Mon, 02 Nov 2026 10:00:00 GMT");

        assertThat(answer.text()).isEqualTo("modern body");
        assertThat(SIDES.modern().next().head().names()).noneMatch(name -> name.startsWith("If-"));
    }

    @Test
    void takesValidatorsOutOfModernsAnswers() {
        RawAnswer answer = modernAnswer();

        assertThat(answer.text()).isEqualTo("modern body");
        assertThat(answer.head().names()).doesNotContain("ETag", "Last-Modified", "Accept-Ranges");
    }

    @Test
    void neverPassesModernsSessionCookie() {
        SIDES.modern()
                .now(Behaviours.answers(Behaviours.ok(
                        "Set-Cookie: SESSION=evil; Path=/\r\nset-cookie: theme=dark\r\nSet-Cookie: JSESSIONID=evil\r\n",
                        "modern")));

        RawAnswer answer = modernAnswer();

        assertThat(answer.head().values("Set-Cookie")).containsExactly("theme=dark");
    }

    @Test
    void neverSendsAClientToTheUpstreamItself() {
        String own = SIDES.modern().url() + "/events/8?a=b#c";

        assertThat(redirected(own)).contains("http://www.example.com/events/8?a=b#c");
        assertThat(redirected("/events/8")).contains("/events/8");
        assertThat(redirected("https://other.example/")).contains("https://other.example/");
    }

    @Test
    void leavesLegacysAnswersAlone() {
        String own = SIDES.legacy().url() + "/x";
        SIDES.legacy()
                .now(Behaviours.answers("HTTP/1.1 302 Found\r\nLocation: " + own + "\r\nSet-Cookie: JSESSIONID=1\r\n"
                        + VALIDATORS + "Content-Length: 0\r\n\r\n"));

        Head answer = SIDES.gateway().get("/legacy").head();

        assertThat(answer.first("Location")).contains(own);
        assertThat(answer.first("Set-Cookie")).contains("JSESSIONID=1");
        assertThat(answer.names()).contains("ETag", "Last-Modified", "Accept-Ranges");
    }

    /// The Location that a client gets when MODERN redirects it.
    private static Optional<String> redirected(String location) {
        String answer = "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
        SIDES.modern().now(Behaviours.answers(answer));
        return modernAnswer().header("Location");
    }

    /// What the first member that reads from MODERN is answered.
    private static RawAnswer modernAnswer(String... headerLines) {
        for (int member = 0; ; member++) {
            SIDES.modern().forget();
            List<String> lines = new ArrayList<>(List.of(headerLines));
            lines.add("X-Member-Id: m" + member);
            RawAnswer answer = SIDES.gateway().get("/events/7", lines.toArray(String[]::new));
            if (!SIDES.modern().requests().isEmpty()) {
                return answer;
            }
        }
    }

    /// Asks as a browser does: with a validator if it has one, for the rest if it has a part and a strong validator.
    private static String read(Kept kept, Random random) {
        List<String> lines = new ArrayList<>(List.of("X-Member-Id: m" + random.nextInt(100)));
        boolean part = kept.body().length() > 0 && kept.body().length() < 11;
        if (!kept.validator().isEmpty() && part) {
            lines.add("Range: bytes=" + kept.body().length() + "-");
            lines.add("If-Range: " + kept.validator());
        } else if (!kept.validator().isEmpty()) {
            lines.add("If-None-Match: " + kept.validator());
        }
        return Requests.get("/events/7", lines.toArray(String[]::new));
    }

    /// Keeps a whole body, or the beginning of it as if the connection had broken.
    private static Kept keep(Kept kept, RawAnswer answer, Random random) {
        String validator = answer.header("ETag").orElse("");
        return switch (answer.status()) {
            case 200 ->
                new Kept(random.nextInt(3) > 0 ? answer.text() : answer.text().substring(0, 4), validator);
            case 206 -> new Kept(kept.body() + answer.text(), validator);
            default -> kept;
        };
    }

    private static Behaviour validating(String body) {
        return Behaviours.answers(request -> {
            if (request.header("If-None-Match").isPresent()) {
                return "HTTP/1.1 304 Not Modified\r\n" + VALIDATORS + "\r\n";
            }
            String range = request.header("Range").orElse("");
            if (range.isEmpty()) {
                return Behaviours.ok(VALIDATORS, body);
            }
            int from = Integer.parseInt(range.replaceAll("\\D", ""));
            return Behaviours.ok(VALIDATORS, body.substring(from)).replace("200 OK", "206 Partial Content");
        });
    }
}
