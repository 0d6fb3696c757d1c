package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// B10 and the read-or-write rule: whatever is not clearly a route's read goes to LEGACY, raw.
@ExtendWith(SharedGateway.class)
class CanonicalPathTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/events/../users",
                "/events/x/../7",
                "/events/%2e%2e/users",
                "/events/.%2E/users",
                "/events/./7",
                "/events/..;/users",
                "/events/..%2fusers",
                "/events/..%5cusers",
                "/events/a%2fb",
                "/events/a%5Cb",
                "/events/a\\b",
                "/events/a%00",
                "/events/7;v=1",
                "/events;x/7",
                "//events/7",
                "/events//7",
                "/events/7/",
                "/events/%E9",
                "/events/\u00e9",
                "/events/%zz"
            })
    void sendsAPathThatIsNotCanonicalToLegacy(String target, TwoSides sides) {
        RawAnswer answer = sides.gateway().get(target);

        assertThat(answer.text()).isEqualTo("legacy");
        assertThat(sides.legacy().next().target()).isEqualTo(target);
        assertThat(sides.modern().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-HTTP-Method-Override: DELETE",
                "x-http-method-override: GET",
                "X-HTTP-Method: PUT",
                "X-Method-Override: POST",
                "X-Original-URL: /admin",
                "X-Rewrite-URL: /admin",
                "Range: bytes=0-1",
                "If-Range: \"v1\"",
                "Content-Length: 3",
                "Transfer-Encoding: chunked"
            })
    void sendsAnAmbiguousReadToLegacy(String headerLine, TwoSides sides) {
        String body = headerLine.startsWith("C") ? "abc" : headerLine.startsWith("T") ? "1\r\na\r\n0\r\n\r\n" : "";

        RawAnswer answer = sides.gateway().send(Requests.get("/events/7", headerLine) + body);

        assertThat(answer.text()).isEqualTo("legacy");
        assertThat(sides.modern().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_method=DELETE",
                "_METHOD=put",
                "%5Fmethod=DELETE",
                "a=1&_httpmethod=POST",
                "a=|",
                "a=[",
                "a=%zz"
            })
    void sendsAnAmbiguousQueryToLegacy(String query, TwoSides sides) {
        RawAnswer answer = sides.gateway().get("/events/7?" + query);

        assertThat(answer.text()).isEqualTo("legacy");
        assertThat(sides.legacy().next().target()).isEqualTo("/events/7?" + query);
    }

    @Test
    void readsWithAnEmptyLengthFromModern(TwoSides sides) {
        assertThat(sides.gateway().get("/events/7", "Content-Length: 0").text()).isEqualTo("modern");
    }

    @Test
    void readsAPercentEncodedLetterFromModern(TwoSides sides) {
        assertThat(sides.gateway().get("/%65vents/%C3%A9").text()).isEqualTo("modern");
    }
}
