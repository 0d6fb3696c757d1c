package io.banyan.functions.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.functions.environment.Answering;
import io.banyan.functions.environment.Failure;
import io.banyan.functions.environment.Invocation;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Asked in plain bytes, as a process would.
class RuntimeApiTests {
    private static final String ANSWER = "POST /2018-06-01/runtime/invocation/id-1/response HTTP/1.1\r\nHost: x\r\n";
    private static final String STREAMED = ANSWER
            + "Lambda-Runtime-Function-Response-Mode: streaming\r\nTransfer-Encoding: chunked\r\n"
            + "Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n\r\n";

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final RecordedCalls calls = new RecordedCalls("id-1");
    private final RuntimeApi.Port port;
    private final Socket socket;

    RuntimeApiTests() throws IOException {
        port = new RuntimeApi(loops).open(calls);
        String[] address = port.address().split(":", -1);
        socket = new Socket(address[0], Integer.parseInt(address[1]));
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        port.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Test
    void givesAnEventWithWhatBelongsToIt() throws IOException {
        calls.willGive(new Invocation(
                "id-1",
                "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
                new Invocation.Told("arn:x", "Root=1", "{\"c\":1}", "tenant-7"),
                false,
                new Nobody()));

        send("GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(head())
                .startsWith("HTTP/1.1 200 OK\n")
                .containsIgnoringCase("lambda-runtime-aws-request-id: id-1\n")
                .containsIgnoringCase("lambda-runtime-deadline-ms: 1234\n")
                .containsIgnoringCase("lambda-runtime-invoked-function-arn: arn:x\n")
                .containsIgnoringCase("lambda-runtime-trace-id: Root=1\n")
                .containsIgnoringCase("lambda-runtime-client-context: {\"c\":1}\n")
                .containsIgnoringCase("lambda-runtime-aws-tenant-id: tenant-7\n")
                .containsIgnoringCase("content-length: 7\n");
    }

    @Test
    void givesNothingToAProcessThatHasAnEvent() throws IOException {
        calls.willRefuse();

        send("GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(head()).startsWith("HTTP/1.1 403");
    }

    @Test
    void takesAnAnswer() throws IOException {
        send(ANSWER + "Content-Length: 3\r\n\r\none");

        assertThat(head()).startsWith("HTTP/1.1 202");
        assertThat(calls.said()).isEqualTo("begins application/json, one, completes");
    }

    @Test
    void takesAnAnswerPieceByPieceAsItComes() throws IOException {
        send(STREAMED + "3\r\none\r\n");
        calls.await("begins application/json, one");
        send("3\r\ntwo\r\n0\r\n\r\n");

        assertThat(head()).startsWith("HTTP/1.1 202");
        assertThat(calls.said()).isEqualTo("begins application/json, one, two, completes");
    }

    @Test
    void readsInTheTrailersThatAnAnswerBrokeOff() throws IOException {
        String body =
                Base64.getEncoder().encodeToString("{\"errorMessage\":\"late\"}".getBytes(StandardCharsets.UTF_8));

        send(STREAMED
                + "3\r\none\r\n0\r\nLambda-Runtime-Function-Error-Type: Late\r\nLambda-Runtime-Function-Error-Body: "
                + body + "\r\n\r\n");

        assertThat(head()).startsWith("HTTP/1.1 202");
        assertThat(calls.said()).isEqualTo("begins application/json, one, fails Late {\"errorMessage\":\"late\"}");
    }

    @Test
    void failsAStreamThatIsCut() throws IOException {
        send(STREAMED + "3\r\none\r\n");
        calls.await("begins application/json, one");
        socket.close();

        calls.await("begins application/json, one, fails Runtime.TruncatedResponse "
                + Failure.of("Runtime.TruncatedResponse", "The function's answer broke off.")
                        .text());
    }

    @Test
    void takesAnErrorAsItIs() throws IOException {
        send("POST /2018-06-01/runtime/invocation/id-1/error HTTP/1.1\r\nHost: x\r\n"
                + "Lambda-Runtime-Function-Error-Type: Broken\r\nContent-Length: 20\r\n\r\n{\"errorMessage\":\"x\"}");

        assertThat(head()).startsWith("HTTP/1.1 202");
        assertThat(calls.said()).isEqualTo("fails Broken {\"errorMessage\":\"x\"}");
    }

    @Test
    void takesAnErrorThatIsNoJson() throws IOException {
        send("POST /2018-06-01/runtime/init/error HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\noops");

        assertThat(head()).startsWith("HTTP/1.1 202");
        assertThat(calls.said())
                .isEqualTo("init fails Unhandled {\"errorType\":\"Unhandled\",\"errorMessage\":\"oops\"}");
    }

    @Test
    void refusesAnAnswerAboveSixMegabytes() throws IOException {
        send(ANSWER + "Content-Length: 6291457\r\n\r\n" + "x".repeat(6_291_457));

        assertThat(head()).startsWith("HTTP/1.1 413");
        assertThat(calls.said()).startsWith("fails Function.ResponseSizeTooLarge");
    }

    @Test
    void refusesAnAnswerToWhatItDoesNotHave() throws IOException {
        send("POST /2018-06-01/runtime/invocation/id-2/response HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\none");
        assertThat(head()).startsWith("HTTP/1.1 400");

        send("POST /2018-06-01/runtime/invocation/id-2/error HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(head()).startsWith("HTTP/1.1 400");
        assertThat(calls.said()).isEmpty();
    }

    @Test
    void knowsNoOtherPath() throws IOException {
        send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(head()).startsWith("HTTP/1.1 404");
    }

    @Test
    void letsAProcessSendALargeBodyThatAsksFirst() throws IOException {
        send(ANSWER + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n");
        assertThat(head()).startsWith("HTTP/1.1 100");
        send("one");

        assertThat(head()).startsWith("HTTP/1.1 202");
    }

    /// Who waits for an answer that is not given here.
    private record Nobody() implements Answering {
        @Override
        public void begins(String contentType) {}

        @Override
        public void piece(byte[] bytes) {}

        @Override
        public void ends(@Nullable Failure failure, Supplier<byte[]> tail) {}
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /// Up to the empty line; skips the body of the answer before.
    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1), 1);
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            int begin = line.indexOf("HTTP/1.1");
            head.append(begin > 0 ? line.substring(begin) : line).append('\n');
        }
        return head.toString();
    }
}
