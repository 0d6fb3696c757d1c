package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.banyan.edge.FramesGot.Stream;
import io.banyan.edge.StubSides.Far;
import io.banyan.edge.StubSides.Seen;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whatever frames a client sends, wherever they are cut: what reaches the sides is well-formed HTTP/1.1 and no part
/// passes for a whole; no stream gets another's answer or frames out of order; and nothing is left behind.
class StreamInputFuzzTests {
    /// With the SETTINGS that must follow it.
    static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + "\0\0\0\4\0\0\0\0\0";
    private static final int PREFACE_BYTES = 24;
    private static final int LONGEST = 127;

    @FuzzTest(maxDuration = "5m")
    void nothingIsSmuggledInFrames(byte[] bytes) {
        String frames = frames(new String(bytes, StandardCharsets.ISO_8859_1));

        run(List.of(frames));
        run(Pieces.of(frames));
    }

    /// An input that begins with `P` is what a client sends from the first byte on; any other is its frames, each with
    /// a head of four bytes: type, flags, stream and length.
    private static String frames(String input) {
        if (input.startsWith("P") && input.length() >= PREFACE_BYTES) {
            return input;
        }
        StringBuilder frames = new StringBuilder(PREFACE);
        int at = 0;
        while (at + 4 <= input.length()) {
            int length = Math.min(input.charAt(at + 3) & LONGEST, input.length() - at - 4);
            frames.append("\0\0").append((char) length).append(input, at, at + 2);
            frames.append("\0\0\0").append(input.charAt(at + 2));
            frames.append(input, at + 4, at + 4 + length);
            at += 4 + length;
        }
        return frames.toString();
    }

    private static void run(List<String> pieces) {
        EdgeSketch edge = EdgeSketch.ofStreams();
        StubSides sides = new StubSides(edge);
        for (String piece : pieces) {
            if (edge.client.isActive()) {
                edge.client.arrives(piece);
                sides.turn();
            }
        }
        SideRules.wholeRequestsOnly(sides, edge.client.isActive());
        sides.seen.forEach(SideRules::isAsItShouldBe);
        assertThat(FramesSent.bodies(String.join("", pieces).substring(PREFACE_BYTES)))
                .containsAll(
                        sides.seen.stream().map(seen -> seen.request().body()).toList());
        assertThat(sides.wires).noneMatch((Far far) -> far.tunnel);
        answersAreTheirs(edge, sides.seen);
        edge.client.ends();
        SideRules.nothingIsLeft(edge, sides);
    }

    private static void answersAreTheirs(EdgeSketch edge, List<Seen> seen) {
        Set<String> bodies = new HashSet<>();
        for (Stream stream : FramesGot.in(edge.client.written()).values()) {
            if (stream.whole() && stream.status != 200) {
                assertThat(stream.status).isBetween(400, 508);
            } else if (stream.whole() && !stream.body.isEmpty()) {
                assertThat(stream.body.toString()).matches("seen [0-9]+");
                assertThat(Integer.parseInt(stream.body.substring(5))).isBetween(1, seen.size());
                assertThat(bodies.add(stream.body.toString()))
                        .as("twice: " + stream.body)
                        .isTrue();
            }
        }
    }
}
