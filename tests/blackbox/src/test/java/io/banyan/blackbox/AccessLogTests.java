package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the access log says of a request, and what it never says.
class AccessLogTests {
    private static final Path LOG = fresh();
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @AutoClose
    private static final TwoSides SIDES = TwoSides.with(
            group -> group.weight("100%").route("event", "/events/{id}"),
            setup -> setup.option("--access-log", LOG.toString()));

    @Test
    void canBeMatchedWithTheMonoliths() {
        String line = lineOf(Requests.post(
                "/form;jsessionid=8A3F?token=t0p&b", "abc", "traceparent: 00-" + TRACE + "-b7ad6b7169203331-01"));

        assertThat(line)
                .contains("\"method\":\"POST\",\"host\":\"" + Requests.HOST
                        + "\",\"target\":\"/form;jsessionid?token&b\"," + "\"protocol\":\"HTTP/1.1\",\"traceId\":\""
                        + TRACE + "\",\"status\":200,")
                .contains("\"requestBytes\":3,\"responseBytes\":6,")
                .doesNotContain("t0p", "8A3F");
    }

    @Test
    void leavesOutWhatARequestDoesNotSay() {
        assertThat(lineOf("GET /old HTTP/1.0\r\n\r\n"))
                .contains("\"target\":\"/old\",\"protocol\":\"HTTP/1.0\",\"status\":200")
                .doesNotContain("\"host\"", "\"traceId\"");
    }

    @Test
    void saysTheHostOfATargetInAbsoluteForm() {
        assertThat(lineOf("GET http://shop.example.com:81/events/7?a=1 HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains("\"host\":\"shop.example.com:81\",\"target\":\"/events/7?a\"", "\"side\":\"modern\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://ann:s3cret@shop.example.com/a HTTP/1.1|Host: a",
                "GET http://ann:s3cret@shop.example.com/a HTTP/1.1|Host: ann:s3cret@a",
                "GET ann:s3cret@shop.example.com/a HTTP/1.1|Host: a",
                "CONNECT ann:s3cret@shop.example.com:443 HTTP/1.1|Host: a",
                "GET /a HTTP/1.1|Host: ann:s3cret@shop.example.com",
                "GET /a HTTP/1.1|Host: ann@a|Host: s3cret@a",
            })
    void neverSaysAUserOrAPassword(String request) {
        assertThat(lineOf(request.replace("|", "\r\n") + "\r\n\r\n"))
                .contains("\"status\":400")
                .doesNotContain("ann", "s3cret");
    }

    @Test
    void saysNothingOfALineThatIsNoRequest() {
        assertThat(lineOf("what is this\r\n\r\n"))
                .contains("\"target\":\"-\",\"status\":400")
                .doesNotContain("\"protocol\"");
    }

    @ParameterizedTest
    @CsvSource({"GET / HTTP/1.1", "GET /a b HTTP/1.1", "G\u0085T / HTTP/1.1"})
    void countsTheBytesOfARefusal(String startLine) {
        assertThat(lineOf(startLine + "\r\n\r\n")).matches(".*\"responseBytes\":[1-9]\\d+,.*");
    }

    @Test
    void isALineWhateverAClientWrites() {
        String line = lineOf("GET /\u0085\u009b\"?" + "\u0085".repeat(9_000) + "=1 HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(line).matches("\\{[ -~]{1,6000}}").contains("\"target\":\"/\\u0085\\u009B\\\"?...\"");
    }

    /// The one line that a request adds.
    private static String lineOf(String request) {
        int before = lines().size();
        SIDES.gateway().send(request);
        Await.until("the line is there", () -> lines().size() > before);
        assertThat(lines()).hasSize(before + 1);
        return lines().getLast();
    }

    private static Path fresh() {
        try {
            return Files.createTempFile("access-", ".jsonl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(LOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
