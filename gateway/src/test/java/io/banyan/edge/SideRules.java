package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.decide.ARequest;
import io.banyan.decide.ClearReadOracle;
import io.banyan.edge.StrictReader.Message;
import io.banyan.edge.StubSides.Far;
import io.banyan.edge.StubSides.Seen;
import io.banyan.route.Side;
import io.banyan.upstream.HeaderRules;
import java.util.List;
import java.util.Locale;

/// What holds at both sides whatever a client sends, and when all is over.
final class SideRules {
    private SideRules() {}

    /// A part of a request is reset, unless its client may still send the rest.
    static void wholeRequestsOnly(StubSides sides, boolean open) {
        for (Far far : sides.wires) {
            if (!far.tunnel && !far.rest().isEmpty()) {
                assertThat(far.wire.reset() || (open && far.wire.open()))
                        .as("a part is no whole: " + far.rest())
                        .isTrue();
            }
        }
    }

    static void isAsItShouldBe(Seen seen) {
        Message request = seen.request();
        assertThat(request.start().get(2)).isEqualTo("HTTP/1.1");
        assertThat(request.all("host")).hasSize(1);
        assertThat(request.all("x-forwarded-for")).containsExactly("203.0.113.7");
        assertThat(request.all("x-banyan-hop")).hasSize(1);
        for (List<String> header : request.headers()) {
            String name = header.getFirst().toLowerCase(Locale.ROOT);
            assertThat(name).isNotIn("content_length", "transfer_encoding");
            assertThat(name.startsWith("x-banyan-") && !name.equals("x-banyan-hop"))
                    .as(name)
                    .isFalse();
        }
        assertThat(request.trailers()).noneMatch(trailer -> HeaderRules.neverInTrailers(trailer.getFirst()));
        if (seen.side() == Side.MODERN) {
            assertThat(isClearRead(request)).as("at MODERN: " + seen).isTrue();
        }
    }

    static boolean isClearRead(Message request) {
        ARequest asked = ARequest.of(request.start().getFirst(), request.start().get(1));
        for (List<String> header : request.headers()) {
            asked = asked.with(header.getFirst(), header.getLast());
        }
        boolean body = !request.all("transfer-encoding").isEmpty()
                || request.all("content-length").stream().anyMatch(length -> !length.matches("0+"));
        return ClearReadOracle.isClearRead(body ? asked.withBody() : asked);
    }

    static void nothingIsLeft(EdgeSketch edge, StubSides sides) {
        edge.client.finishAndReleaseAll();
        long held = edge.client.held();
        for (Far far : sides.wires) {
            far.wire.closes();
            held += far.wire.held();
        }
        assertThat(edge.places()).as("places").isZero();
        assertThat(held).as("bytes of buffers").isZero();
    }
}
