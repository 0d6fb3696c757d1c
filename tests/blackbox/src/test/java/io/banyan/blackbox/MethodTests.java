package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// B11: byte-exact GET and HEAD are reads, all else is a write.
@ExtendWith(SharedGateway.class)
class MethodTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "get",
                "Get",
                "GETX",
                "QUERY",
                "head",
                "POST",
                "PUT",
                "PATCH",
                "DELETE",
                "OPTIONS",
                "PROPFIND",
                "TRACE",
                "X"
            })
    void sendsEveryOtherMethodToLegacyAsItIs(String method, TwoSides sides) {
        RawAnswer answer = sides.gateway().send(Requests.of(method, "/events/7"));

        ReceivedRequest received = sides.legacy().next();
        assertThat(answer.text()).isEqualTo("legacy");
        assertThat(received.method()).isEqualTo(method);
        assertThat(sides.modern().requests()).isEmpty();
    }

    @Test
    void readsWithGetAndHead(TwoSides sides) {
        RawAnswer get = sides.gateway().get("/events/7");
        RawAnswer head = sides.gateway().send(Requests.of("HEAD", "/events/7"));

        assertThat(get.text()).isEqualTo("modern");
        assertThat(head.header("X-Side")).contains("modern");
        assertThat(head.header("Content-Length")).contains("6");
        assertThat(head.text()).isEmpty();
    }
}
