package io.banyan.projector.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.lambda.FunctionName;
import io.banyan.lambda.InvokeFault;
import io.banyan.lambda.InvokeResult;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallResultTests {
    private static final FunctionName FUNCTION = FunctionName.of("events-view:live");
    private static final URI ENDPOINT = URI.create("http://127.0.0.1:9001");

    @Test
    void anAnswerIsRead() {
        assertThat(of(result(null, null, "{\"operations\": []}")))
                .isEqualTo(new Outcome.Answered(List.of(List.of()), null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"errorType": "TypeError", "errorMessage": "hunter2"} | function events-view:live failed with TypeError
                    {"errorMessage": "hunter2"}                           | function events-view:live failed
                    {"errorType": "hunter2 is bad"}                       | function events-view:live failed
                    {"errorMessage": "2026-11-29T08:00:00Z 7f Task timed out after 3.00 seconds"} | function events-view:live was ended after its own 3.00 seconds
                    no JSON                                               | function events-view:live failed
                    """)
    void aFunctionThatFailedIsToldWithoutWhatItSaid(String error, String why) {
        assertThat(of(result("Unhandled", null, error))).isEqualTo(new Outcome.Failed(why));
    }

    @ParameterizedTest
    @EnumSource(
            value = InvokeFault.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"THROTTLED", "TOO_LARGE"})
    void whatKeepsACallFromBeingMadeSaysNothingOfTheChanges(InvokeFault fault) {
        assertThat(of(result(null, fault, "")))
                .isInstanceOfSatisfying(
                        Outcome.Away.class, away -> assertThat(away.why()).startsWith("function events-view:live "));
    }

    @Test
    void aThrottleSaysHowLongToWait() {
        assertThat(of(result(null, InvokeFault.THROTTLED, "")))
                .isInstanceOfSatisfying(Outcome.Throttled.class, throttled -> assertThat(throttled.after())
                        .isEqualTo(Duration.ofSeconds(2)));
    }

    @Test
    void anEventThatIsTooLargeIsToldFromAFunctionThatFails() {
        assertThat(of(result(null, InvokeFault.TOO_LARGE, ""))).isInstanceOf(Outcome.TooLarge.class);
    }

    @Test
    void onlyALateAnswerIsLate() {
        assertThat(failed(new HttpTimeoutException("late"))).isInstanceOf(Outcome.Late.class);
        assertThat(failed(new HttpConnectTimeoutException("late"))).isInstanceOf(Outcome.Away.class);
        assertThat(failed(new ConnectException()))
                .isEqualTo(new Outcome.Away("function events-view:live could not be asked: nobody listens at"
                        + " http://127.0.0.1:9001; start its host, or correct endpoint in the view's file"));
        assertThat(failed(new IOException("no credentials")))
                .isEqualTo(new Outcome.Away("function events-view:live could not be asked: no credentials"));
    }

    private static Outcome failed(IOException failed) {
        return CallResult.of(FUNCTION, ENDPOINT, Duration.ofSeconds(3), failed);
    }

    private static Outcome of(InvokeResult result) {
        return CallResult.of(FUNCTION, result, List.of("a"));
    }

    private static InvokeResult result(@Nullable String functionError, @Nullable InvokeFault fault, String payload) {
        return new InvokeResult(
                fault == null ? 200 : 400,
                functionError,
                fault,
                payload.getBytes(StandardCharsets.UTF_8),
                null,
                null,
                Duration.ofSeconds(2));
    }
}
