package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Behaviours;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.TwoSides;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines that HTTP forbids in LEGACY's answers: 502, or with `--lenient-legacy` what may safely go on of them. In
/// neither mode does a malformed name become another header.
class MalformedAnswerNamesTests {
    @AutoClose
    private static final TwoSides STRICT = TwoSides.atWeight("100%");

    @AutoClose
    private static final TwoSides LENIENT =
            TwoSides.with(group -> group.route("event", "/events/{id}"), setup -> setup.flag("--lenient-legacy"));

    @BeforeEach
    void calm() {
        STRICT.calm();
        LENIENT.calm();
    }

    private static RawAnswer answer(TwoSides sides, String lines) {
        String head = "HTTP/1.1 200 OK~" + lines + "~~hello";
        sides.legacy().now(Behaviours.sendsThenCloses(head.replace("~", "\r\n")));
        return sides.gateway().get("/legacy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length : 5",
                "Content-Length\t: 5",
                "Content-Length: 5~X y: 1",
                " X-A: 1~Content-Length: 5",
                "Content-Length: 5~: 1",
                "Content-Length: 5~X(a): 1",
                "Content-Length: 5~Content-Length: 5",
                "Content-Length: 5, 5",
                "Content-Length: 3~Transfer-Encoding: chunked"
            })
    void areBadGateway(String lines) {
        assertThat(answer(STRICT, lines).status()).isEqualTo(502);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"X-A : 1 | X-A: 1", "X-A \t: 1 | X-A: 1", "Set-Cookie\t: a=b | Set-Cookie: a=b"})
    void loseTheWhiteSpaceBehindThem(String line, String forwarded) {
        RawAnswer answer = answer(STRICT, line + "~Content-Length: 5");

        assertThat(answer.text()).isEqualTo("hello");
        assertThat(answer.head().lines()).contains(forwarded).doesNotContain(line);
    }

    @Test
    void ofModernAreLegacysToAnswer() {
        STRICT.modern().now(Behaviours.sendsThenCloses("HTTP/1.1 200 OK\r\nX y: 1\r\nContent-Length: 2\r\n\r\nhi"));

        assertThat(STRICT.gateway().get("/events/7").text()).isEqualTo("legacy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X y: 1            | ",
                "X\ty: 1           | ",
                "X(a): 1           | ",
                "X-\u00e9: 1       | ",
                ": 1               | ",
                "X y: 1~ Set-Cookie: a=b | ",
                "X-A : 1           | X-A: 1",
                "Set-Cookie\t: a=b | Set-Cookie: a=b",
                "X-A: 1~ 2         | X-A: 1 2",
            })
    void leaveOutWhatIsNoNameWhenLenient(String line, String left) {
        RawAnswer answer = answer(LENIENT, "Content-Length: 5~" + line);

        assertThat(answer.text()).isEqualTo("hello");
        assertThat(answer.head().lines())
                .doesNotContain(line)
                .filteredOn(kept -> !kept.startsWith("Con"))
                .isEqualTo(left == null ? java.util.List.of() : java.util.List.of(left));
    }

    @Test
    void leaveOutALineThatBeginsWithASpaceBeforeAllHeaders() {
        RawAnswer answer = answer(LENIENT, " Set-Cookie: a=b~\tX: 1~Content-Length: 5");

        assertThat(answer.head().lines()).containsExactly("Content-Length: 5");
    }

    @Test
    void haveNoLineEndInAValueWhenLenient() {
        RawAnswer answer = answer(LENIENT, "X-A: a\rb\0c~Content-Length: 5");

        assertThat(answer.head().values("X-A")).containsExactly("a b c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5~Content-Length: 5",
                "Content-Length: 5, 5",
                "Content-Length: 5,5~Content-Length: 5"
            })
    void sayOneLengthThatIsSaidTwiceWhenLenient(String lines) {
        RawAnswer answer = answer(LENIENT, lines);

        assertThat(answer.text()).isEqualTo("hello");
        assertThat(answer.head().values("Content-Length")).containsExactly("5");
    }

    @Test
    void goByTheChunksAndNotTheLengthWhenLenient() {
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n";
        LENIENT.legacy().now(Behaviours.answers(head + "5\r\nhello\r\n0\r\nX y: 1\r\nX-Sum : 6\r\n\r\n"));

        RawAnswer answer = LENIENT.gateway().get("/legacy", "TE: trailers");

        assertThat(answer.text()).isEqualTo("hello");
        assertThat(answer.head().has("Content-Length")).isFalse();
        assertThat(answer.body().trailers()).containsExactly("X-Sum: 6");
        LENIENT.gateway().get("/legacy");
        assertThat(LENIENT.legacy().requests())
                .extracting(request -> request.connection())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length : 5",
                "Transfer-Encoding : chunked",
                "Content-Length: 5~Content-Length: 6",
                "Content-Length: 5, 6",
                "Content-Length: +5",
                "Content-Length:",
                "Transfer-Encoding: gzip, chunked"
            })
    void guessNoLengthWhenLenient(String lines) {
        assertThat(answer(LENIENT, lines).status()).isEqualTo(502);
    }
}
