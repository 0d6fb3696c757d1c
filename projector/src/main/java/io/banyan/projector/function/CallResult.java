package io.banyan.projector.function;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a call of a function means for the changes that it was about. A function's own message may quote a row, so of
/// its error the type alone is told.
final class CallResult {
    private static final Pattern TYPE = Pattern.compile("\"errorType\"\\s*:\\s*\"([A-Za-z0-9_.$:-]{1,100})\"");
    private static final Pattern TIMED_OUT = Pattern.compile("Task timed out after ([0-9.]{1,10}) seconds");

    private CallResult() {}

    /// The platform answered.
    ///
    /// @param ids of the records in the event
    static Outcome of(FunctionName function, InvokeResult result, List<String> ids) {
        InvokeFault fault = result.fault();
        if (fault != null) {
            return of("function " + function, fault, result.status(), result.retryAfter());
        }
        return result.functionError() == null
                ? EventAnswer.of(result.payload(), ids)
                : new Outcome.Failed(failed(function, new String(result.payload(), StandardCharsets.UTF_8)));
    }

    /// Nothing came back.
    static Outcome of(FunctionName function, URI endpoint, Duration timeout, IOException failed) {
        String name = "function " + function;
        return switch (failed) {
            case HttpConnectTimeoutException _ ->
                new Outcome.Away(name + " could not be asked: " + endpoint + " takes no connection");
            case HttpTimeoutException _ ->
                new Outcome.Late(name + " did not answer within " + timeout.toMillis()
                        + " ms; write a timeout in the view's file that is longer than the function's own");
            case ConnectException _ ->
                new Outcome.Away(name + " could not be asked: nobody listens at " + endpoint
                        + "; start its host, or correct endpoint in the view's file");
            default ->
                new Outcome.Away(name + " could not be asked: "
                        + (failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage()));
        };
    }

    private static Outcome of(String name, InvokeFault fault, int status, @Nullable Duration after) {
        return switch (fault) {
            case THROTTLED -> new Outcome.Throttled(after, name + " is throttled: more calls than it is allowed");
            case TOO_LARGE -> tooLarge();
            case NO_SUCH_FUNCTION ->
                new Outcome.Away(name + " is not there, or has no such alias or version; deploy it, or correct"
                        + " function in the view's file");
            case DENIED ->
                new Outcome.Away(name + " may not be invoked; permit lambda:InvokeFunction to this process's role");
            case CLOCK_OFF ->
                new Outcome.Away(name + " could not be asked: this machine's clock is off by more than five minutes;"
                        + " set it");
            case EXPIRED_CREDENTIALS ->
                new Outcome.Away(name + " could not be asked: the AWS credentials of this process have expired");
            case WRONG_CREDENTIALS ->
                new Outcome.Away(name + " could not be asked: the AWS credentials of this process are not known, or"
                        + " not right");
            case FAILED -> new Outcome.Away(name + " could not be asked: its platform answered " + status);
        };
    }

    /// One change with its documents is too large by itself.
    static Outcome tooLarge() {
        return new Outcome.TooLarge("the change and the documents that it reads are larger than the 6 MB that a"
                + " function takes; leave out a column, or read fewer documents");
    }

    private static String failed(FunctionName function, String error) {
        Matcher late = TIMED_OUT.matcher(error);
        if (late.find()) {
            return "function " + function + " was ended after its own " + late.group(1) + " seconds";
        }
        Matcher type = TYPE.matcher(error);
        return "function " + function + " failed" + (type.find() ? " with " + type.group(1) : "");
    }
}
