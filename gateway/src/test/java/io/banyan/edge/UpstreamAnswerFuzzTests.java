package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.banyan.edge.StrictReader.Forgives;
import io.banyan.edge.StrictReader.Malformed;
import io.banyan.edge.StrictReader.Message;
import io.banyan.exchange.FallBackRule;
import io.banyan.upstream.CallEar;
import io.banyan.upstream.EmbeddedUpstream;
import io.banyan.upstream.EmbeddedUpstream.Wire;
import io.banyan.upstream.UpstreamRequest;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whatever bytes an upstream sends for an answer, wherever they are cut: the client gets a well-formed answer and not
/// a byte more, or one that is visibly cut, or a problem of Banyan's own; and the next exchange gets its own bytes.
class UpstreamAnswerFuzzTests {
    private static final String OWN = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nown";
    private static final Set<Integer> UNASKED_OF_MODERN = Set.of(206, 304, 412, 416);
    private static final int MOST_INTERIM = 32;

    private enum Ask {
        GET("GET /p HTTP/1.1~Host: a~~"),
        HEAD("HEAD /p HTTP/1.1~Host: a~~"),
        OLD("GET /p HTTP/1.0~~"),
        READ("GET /events/7 HTTP/1.1~Host: a~~"),
        HALF_A_POST("POST /p HTTP/1.1~Host: a~Content-Length: 9~~half"),
        UPGRADE("GET /chat HTTP/1.1~Host: a~Connection: Upgrade~Upgrade: chat~~");

        final String bytes;

        Ask(String bytes) {
            this.bytes = bytes;
        }
    }

    /// What an upstream's bytes are to a reader.
    ///
    /// @param strictly without anything to forgive
    /// @param answer null when they are no answer, or end before it does
    private record Sent(boolean strictly, @Nullable Message answer, String behind) {}

    /// What the client has in the end; status 0 = an answer that is visibly cut.
    private record Got(int status, String body, String behind) {}

    @FuzzTest(maxDuration = "5m")
    void nobodyGetsMoreThanItsAnswer(byte[] bytes) {
        String input = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Ask> asks = List.of(Ask.values());
        Ask inPieces = asks.get(Math.floorMod(input.hashCode(), asks.size()));
        for (Ask ask : asks) {
            Got whole = run(ask, input, List.of(input));
            Got cut = ask == inPieces ? run(ask, input, Pieces.of(input)) : whole;

            assertThat(cut).as("the same bytes in pieces, to " + ask).isEqualTo(whole);
        }
    }

    private static Got run(Ask ask, String input, List<String> pieces) {
        EdgeSketch edge = new EdgeSketch();
        edge.sends(ask.bytes);
        EmbeddedUpstream asked = ask == Ask.READ ? edge.modern : edge.legacy;
        Wire wire = asked.accepted();
        for (String piece : pieces) {
            if (wire.open()) {
                wire.sends(piece);
                edge.client.runPendingTasks();
            }
        }
        boolean tunnel = edge.client.pipeline().context("client") == null;
        boolean ends = !tunnel && wire.open() && edge.ended.isEmpty();
        end(ask, edge, wire, ends);
        Sent sent = sent(ask, input, ends);
        Wire legacy = fallBack(ask, edge);
        Got got = got(ask, edge);
        if (legacy == null) {
            isWhatWasSent(ask, sent, got, edge.got());
        } else {
            assertThat(got.body()).isEqualTo("own");
            assertThat(!sent.strictly() || mayFallBack(sent))
                    .as("a fall-back: " + input)
                    .isTrue();
        }
        if (!tunnel) {
            assertThat(!sent.behind().isEmpty() && wire.open())
                    .as("open although it said too much: " + input)
                    .isFalse();
            theNextGetsItsOwn(asked, edge, wire);
        }
        nothingIsLeft(edge, wire, legacy);
        return got;
    }

    /// An upstream that has not said all closes; then the client says the rest.
    private static void end(Ask ask, EdgeSketch edge, Wire wire, boolean ends) {
        if (ends) {
            wire.closes();
        } else {
            assertThat(edge.got()).as("nobody broke off").doesNotContain("broke off");
        }
        if (ask == Ask.HALF_A_POST && edge.client.isActive()) {
            edge.sends("-rest");
        }
    }

    private static Sent sent(Ask ask, String input, boolean ended) {
        Sent strictly = read(ask, StrictReader.of(input, Forgives.NOTHING), ended);
        return strictly.answer() == null
                ? read(ask, StrictReader.of(input, Forgives.UPSTREAMS), ended)
                : new Sent(true, strictly.answer(), strictly.behind());
    }

    private static Sent read(Ask ask, StrictReader reader, boolean ended) {
        try {
            Message answer = reader.answer(ask == Ask.HEAD, ended);
            for (int i = 0; i < MOST_INTERIM && answer != null && isInterim(answer); i++) {
                answer = reader.answer(ask == Ask.HEAD, ended);
            }
            boolean whole = answer != null && !isInterim(answer);
            return whole ? new Sent(false, answer, reader.rest()) : new Sent(false, null, "");
        } catch (Malformed there) {
            return new Sent(false, null, "");
        }
    }

    private static boolean isInterim(Message answer) {
        return answer.status() < 200 && answer.status() != 101;
    }

    private static @Nullable Wire fallBack(Ask ask, EdgeSketch edge) {
        if (ask != Ask.READ || edge.legacy.waiting() == 0) {
            return null;
        }
        Wire legacy = edge.legacy.accepted();
        legacy.sends(OWN);
        edge.client.runPendingTasks();
        return legacy;
    }

    private static boolean mayFallBack(Sent sent) {
        Message answer = sent.answer();
        int status = answer == null ? 0 : answer.status();
        return answer == null
                || status < 200
                || FallBackRule.DEFAULT.onStatus(status)
                || UNASKED_OF_MODERN.contains(status)
                || !answer.all("set-cookie").isEmpty();
    }

    private static Got got(Ask ask, EdgeSketch edge) {
        String written = edge.client.written();
        boolean closed = !edge.client.isActive();
        StrictReader reader = StrictReader.of(written, Forgives.NOTHING);
        Message answer;
        do {
            answer = reader.answer(ask == Ask.HEAD, closed && !edge.client.isReset());
            assertThat(answer != null && isInterim(answer) && ask == Ask.OLD)
                    .as("1xx for HTTP/1.0")
                    .isFalse();
        } while (answer != null && isInterim(answer));
        if (answer == null) {
            assertThat(closed).as("no whole answer, and no end: " + written).isTrue();
            assertThat(written.isEmpty() && !edge.client.isReset())
                    .as("no answer at all")
                    .isFalse();
            return new Got(0, "", "");
        }
        assertThat(answer.status() == 101 || reader.atEnd())
                .as("behind the answer: " + reader.rest())
                .isTrue();
        return new Got(answer.status(), answer.body(), reader.rest());
    }

    private static void isWhatWasSent(Ask ask, Sent sent, Got got, String written) {
        boolean own = got.status() == 502 && written.contains("application/problem+json");
        Message answer = sent.answer();
        if (answer == null) {
            assertThat(own || got.status() == 0 || got.status() == 205) // which has no body, whatever is sent
                    .as("no whole answer was sent, this came: " + written)
                    .isTrue();
        } else if (answer.status() == 101) {
            assertThat(ask == Ask.UPGRADE ? !own || !sent.strictly() : own)
                    .as(written)
                    .isTrue();
            assertThat(got).isEqualTo(own ? got : new Got(101, "", sent.behind()));
        } else if (sent.strictly() || !(own || got.status() == 0)) {
            String body = answer.status() == 205 ? "" : answer.body();
            assertThat(got).isEqualTo(new Got(answer.status(), body, ""));
        }
    }

    /// B1: on the same connection or on a fresh one.
    private static void theNextGetsItsOwn(EmbeddedUpstream asked, EdgeSketch edge, Wire wire) {
        CallEar ear = new CallEar();
        var request = new UpstreamRequest(HttpMethod.GET, "/next", true, false);
        edge.client.runPendingTasks();
        asked.upstream().call(edge.caller, request, ear).start();
        Wire second = asked.waiting() > 0 ? asked.accepted() : wire;
        assertThat(second.written()).endsWith("GET /next HTTP/1.1\r\n\r\n");
        second.sends(OWN);
        edge.client.runPendingTasks();

        assertThat(ear.heard).containsExactly("ready", "200", "'own'end");
        second.closes();
        assertThat(second.held()).as("bytes of the next one's buffers").isZero();
    }

    private static void nothingIsLeft(EdgeSketch edge, Wire wire, @Nullable Wire legacy) {
        edge.client.ends();
        edge.client.finishAndReleaseAll();
        wire.closes();
        long others = legacy == null ? 0 : legacy.held();

        assertThat(edge.places()).as("places").isZero();
        assertThat(edge.ended).hasSize(1);
        assertThat(edge.client.held() + wire.held() + others)
                .as("bytes of buffers")
                .isZero();
    }
}
