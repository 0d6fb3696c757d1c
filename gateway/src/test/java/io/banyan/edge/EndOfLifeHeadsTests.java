package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.route.EndOfLife;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EndOfLifeHeadsTests {
    private static final LocalDate DEPRECATION = LocalDate.of(2026, 6, 30);
    private static final LocalDate SUNSET = LocalDate.of(2027, 6, 30);
    private static final String LINK = "https://developer.example.com/events";

    private final HttpHeaders headers = new DefaultHttpHeaders();

    @Test
    void saysAllThatTheFileSays() {
        EndOfLifeHeads.add(new EndOfLife(DEPRECATION, SUNSET, LINK), headers);

        assertThat(headers.entries())
                .extracting(header -> header.getKey() + ": " + header.getValue())
                .containsExactly(
                        "Deprecation: @1782777600",
                        "Sunset: Wed, 30 Jun 2027 00:00:00 GMT",
                        "Link: <https://developer.example.com/events>; rel=\"deprecation sunset\"");
    }

    @Test
    void leavesWhatTheUpstreamSays() {
        headers.set("deprecation", "@1").set("Link", "</a>; rel=\"next\"");

        EndOfLifeHeads.add(new EndOfLife(DEPRECATION, SUNSET, LINK), headers);

        assertThat(headers.getAll("Deprecation")).containsExactly("@1");
        assertThat(headers.getAll("Link"))
                .containsExactly("</a>; rel=\"next\"", "<https://developer.example.com/events>; rel=\"sunset\"");
    }

    @Test
    void saysNothingThatTheFileDoesNot() {
        EndOfLifeHeads.add(new EndOfLife(null, SUNSET, null), headers);

        assertThat(headers.names()).containsExactly("Sunset");
    }
}
