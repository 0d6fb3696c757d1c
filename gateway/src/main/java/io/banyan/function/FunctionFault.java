package io.banyan.function;

import io.banyan.exchange.Failure;
import io.banyan.lambda.InvokeFault;

/// Where an Invoke that is no answer leaves a request.
final class FunctionFault {
    /// Its presence says that the function failed, whatever the status.
    static final String HEADER = "X-Amz-Function-Error";

    private FunctionFault() {}

    static Failure failure(InvokeFault fault) {
        return switch (fault) {
            case THROTTLED -> Failure.THROTTLED;
            case TOO_LARGE -> Failure.UNREPRESENTABLE;
            case CLOCK_OFF, EXPIRED_CREDENTIALS, WRONG_CREDENTIALS -> Failure.CREDENTIALS;
            case DENIED, NO_SUCH_FUNCTION, FAILED -> Failure.PLATFORM;
        };
    }

    /// What is wrong and what to do, for people.
    static String says(InvokeFault fault, int status) {
        return switch (fault) {
            case THROTTLED ->
                "its platform throttles it (429); raise its reserved or account concurrency, or lower " + "the weight";
            case TOO_LARGE -> "its platform takes no event of this size (413)";
            case CLOCK_OFF -> "AWS refuses the signature's time: this machine's clock is off by minutes; set it by NTP";
            case EXPIRED_CREDENTIALS ->
                "AWS says that the credentials have expired; renew them where the SDK finds them";
            case WRONG_CREDENTIALS ->
                "AWS does not accept the credentials (" + status + "); check the access key and "
                        + "its secret where the SDK finds them";
            case DENIED ->
                "AWS does not let these credentials call it (" + status + "); allow them lambda:InvokeFunction on it";
            case NO_SUCH_FUNCTION ->
                "AWS knows no such function, version or alias (404); check url and "
                        + "lambda.region, or publish the alias";
            case FAILED -> "its platform answered " + status;
        };
    }
}
