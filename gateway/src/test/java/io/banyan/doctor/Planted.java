package io.banyan.doctor;

import static io.banyan.doctor.PatientSketch.AS_OF;
import static io.banyan.doctor.PatientSketch.WHOLE;
import static io.banyan.doctor.PatientSketch.freshness;
import static io.banyan.doctor.PatientSketch.heard;
import static io.banyan.doctor.PatientSketch.lambda;
import static io.banyan.doctor.PatientSketch.refused;
import static io.banyan.doctor.PatientSketch.silent;

import io.banyan.doctor.Patient.ViewHeard;
import io.banyan.exchange.Failure;
import io.banyan.exchange.ModernState.What;
import io.banyan.function.Shown;
import io.banyan.lambda.EventStream;
import io.banyan.lambda.Frame;
import io.banyan.upstream.Heard;
import io.banyan.upstream.Platform;
import io.banyan.upstream.Platform.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong with a MODERN, and what is to be said of it.
///
/// @param says the sentence
/// @param remedy what it must have
record Planted(Fault fault, String says, String remedy, Consumer<PatientSketch> plant) {
    private static final String FUNCTION_URL = "https://abc.lambda-url.eu-west-1.on.aws";
    private static final Platform.SecretHeader KEY =
            new Platform.SecretHeader("x-functions-key", new Secret.Environment("KEY"));
    private static final String HEAD = "{\"statusCode\":200,\"headers\":{}}";
    private static final String NULS = "\0".repeat(8);

    static List<Planted> connections() {
        return List.of(
                plant(
                        Fault.NAME_UNKNOWN,
                        "the name lambda.eu-west-1.amazonaws.com leads to no address",
                        "modern.url in routes/events.yaml",
                        it -> it.what = What.NAME_NOT_FOUND),
                plant(
                        Fault.REFUSED,
                        "lambda.eu-west-1.amazonaws.com refuses connections",
                        "start what listens there",
                        it -> it.what = What.REFUSES_CONNECTIONS),
                plant(
                        Fault.NO_CONNECTION,
                        "lambda.eu-west-1.amazonaws.com takes no connection",
                        "firewall",
                        it -> it.what = What.TAKES_NO_CONNECTION),
                plant(
                        Fault.SLOW_CONNECTION,
                        "lambda.eu-west-1.amazonaws.com took 900 ms to take a connection, and reads wait 500 ms for one",
                        "nearer to it",
                        it -> it.connected = Duration.ofMillis(900)),
                plant(Fault.TLS, "TLS fails: its certificate expired", "renew it there", it -> {
                    it.what = What.TLS_FAILS;
                    it.problem = "TLS fails: its certificate expired; renew it there";
                }));
    }

    static List<Planted> credentials() {
        return List.of(
                plant(
                        Fault.NO_AWS_CREDENTIALS,
                        "there is nothing to sign with: no AWS credentials were found",
                        "variables, which need a restart",
                        it -> it.shown = new Shown(Shown.Kind.AWS, false, "no AWS credentials were found")),
                plant(
                        Fault.NO_GOOGLE_TOKEN,
                        "there is no ID token of Google's: it answered 500",
                        "GOOGLE_APPLICATION_CREDENTIALS",
                        it -> it.shown = new Shown(Shown.Kind.GOOGLE, false, "it answered 500")),
                plant(
                        Fault.NO_SECRET,
                        "there is no secret for the header x-functions-key: the file key cannot be read",
                        "a file is read again by itself",
                        it -> {
                            it.over("https://f.azurewebsites.net", KEY);
                            it.shown = new Shown(Shown.Kind.SECRET, false, "the file key cannot be read");
                        }));
    }

    static List<Planted> calls() {
        return List.of(
                plant(
                        Fault.CLOCK_OFF,
                        "this machine's clock is 10 min ahead of its platform's, and more than 5 minutes spoil a"
                                + " signature",
                        "NTP",
                        it -> it.dryRun = heard(
                                403,
                                "{\"message\":\"Signature not yet current\"}",
                                "x-amzn-errortype",
                                "InvalidSignatureException",
                                "Date",
                                "Thu, 31 Dec 2026 23:50:00 GMT")),
                plant(
                        Fault.EXPIRED_CREDENTIALS,
                        "AWS says that the credentials have expired",
                        "renew them where they come from",
                        it -> it.dryRun = refused(403, "ExpiredTokenException", "The security token is expired")),
                plant(
                        Fault.WRONG_CREDENTIALS,
                        "AWS does not accept the credentials (403 UnrecognizedClientException)",
                        "compare the access key",
                        it -> it.dryRun = refused(403, "UnrecognizedClientException", "The security token is invalid")),
                plant(
                        Fault.WRONG_REGION,
                        "calls are signed for eu-west-1, and https://lambda.eu-west-1.amazonaws.com is of another"
                                + " region",
                        "modern.lambda.region",
                        it -> it.dryRun = refused(
                                403,
                                "InvalidSignatureException",
                                "Credential should be scoped to a valid region, not 'eu-west-1'.")),
                plant(
                        Fault.NOT_ALLOWED,
                        "AWS does not let these credentials call events-page:live (403 AccessDeniedException)",
                        "lambda:InvokeFunction on arn:aws:lambda:eu-west-1:123456789012:function:events-page:live",
                        it -> it.dryRun = refused(
                                403,
                                "AccessDeniedException",
                                "User: arn:aws:iam::1:user/x is not authorized to perform: lambda:InvokeFunction on"
                                        + " resource: arn:aws:lambda:eu-west-1:123456789012:function:events-page:live"
                                        + " because no identity-based policy allows it")),
                plant(
                        Fault.NO_SUCH_FUNCTION,
                        "there is no function events-page in eu-west-1",
                        "deploy the function there",
                        it -> it.dryRun = refused(404, "ResourceNotFoundException", "Function not found")),
                plant(
                        Fault.NO_SUCH_ALIAS,
                        "the function events-page has no alias or version live",
                        "publish the alias: ./banyan functions alias events-page live VERSION",
                        it -> {
                            it.dryRun = refused(404, "ResourceNotFoundException", "Function not found");
                            it.unqualified = heard(204, "");
                        }),
                plant(
                        Fault.NO_INVOKE_API,
                        "https://lambda.eu-west-1.amazonaws.com answered 404, as no Invoke API does",
                        "modern.lambda.endpoint in routes/events.yaml",
                        it -> it.dryRun = heard(404, "<html>Not found</html>")));
    }

    static List<Planted> platforms() {
        return List.of(
                plant(
                        Fault.TOKEN_MISSING,
                        "https://lambda.eu-west-1.amazonaws.com asks for a token (401)",
                        "{ header: Authorization, secret: file:PATH }",
                        it -> it.dryRun = heard(401, "")),
                plant(
                        Fault.TOKEN_REFUSED,
                        "https://lambda.eu-west-1.amazonaws.com does not accept the secret in the header x-functions-key"
                                + " (401)",
                        "the token of the function host",
                        it -> {
                            it.platform = lambda(false, null, KEY);
                            it.dryRun = heard(401, "");
                        }),
                plant(
                        Fault.TENANT_MISSING,
                        "events-page:live keeps tenants apart, and calls name none",
                        "write modern.lambda.tenant in routes/events.yaml",
                        it -> it.dryRun = tenancy("The invoked function is enabled with tenancy configuration. Add a"
                                + " valid tenant ID in your request and try again.")),
                plant(
                        Fault.TENANT_UNWANTED,
                        "calls name a tenant, and events-page:live knows none",
                        "remove modern.lambda.tenant",
                        it -> {
                            it.platform = lambda(false, "blue", null);
                            it.dryRun = tenancy("The invoked function is not enabled with tenancy configuration.");
                        }),
                plant(
                        Fault.THROTTLED,
                        "its platform throttles it (429)",
                        "raise the concurrency reserved for it",
                        it -> it.dryRun = refused(429, "TooManyRequestsException", "Rate Exceeded.")),
                plant(
                        Fault.NOT_READY,
                        "events-page:live is not ready yet (409 ResourceConflictException)",
                        "get-function-configuration --function-name events-page",
                        it -> it.dryRun = refused(409, "ResourceConflictException", "It is currently: Pending")),
                plant(
                        Fault.EVENT_TOO_LARGE,
                        "its platform takes no event of this size (413)",
                        "LEGACY answers them",
                        it -> it.wire = refused(413, "RequestTooLargeException", "Too large")),
                plant(
                        Fault.PLATFORM_FAILS,
                        "its platform answered 500 ServiceException",
                        "what the platform says of its own state",
                        it -> it.dryRun = refused(500, "ServiceException", "An error occurred")),
                plant(
                        Fault.URL_NOT_ALLOWED,
                        "AWS does not let these credentials call this function URL (403 AccessDeniedException)",
                        "both lambda:InvokeFunctionUrl and lambda:InvokeFunction",
                        it -> {
                            it.over(FUNCTION_URL, new Platform.SignedRequests("eu-west-1"));
                            it.answers(refused(403, "AccessDeniedException", "Forbidden"));
                        }),
                plant(
                        Fault.GOOGLE_REFUSED,
                        "Google does not let this identity call it (403)",
                        "roles/run.invoker",
                        it -> {
                            it.over("https://events-abc.a.run.app", new Platform.GoogleToken());
                            it.answers(heard(403, "", "WWW-Authenticate", "Bearer error=\"insufficient_scope\""));
                        }),
                plant(
                        Fault.SECRET_REFUSED,
                        "its platform does not accept the secret in the header x-functions-key (401)",
                        "compare it with the one that the platform shows",
                        it -> {
                            it.over("https://f.azurewebsites.net", KEY);
                            it.answers(heard(401, "", "Content-Length", "0"));
                        }));
    }

    private static Heard tenancy(String message) {
        return refused(400, "InvalidParameterValueException", message);
    }

    static List<Planted> silences() {
        return List.of(
                plant(
                        Fault.NO_ANSWER,
                        "it gave no answer within 3.0 s",
                        "LEGACY answers after 800ms",
                        it -> it.dryRun = silent(Failure.TIMEOUT)),
                plant(
                        Fault.CUT,
                        "it ended the connection without an answer",
                        "that of the balancer before it",
                        it -> it.wire = silent(Failure.RESET)),
                plant(Fault.NOT_HTTP, "what it answered is no HTTP/1.1", "the port or the scheme", it -> {
                    it.over("http://10.0.0.7:8080", null);
                    it.answers(silent(Failure.MALFORMED));
                }),
                plant(Fault.UNREPRESENTABLE, "an event cannot hold the request /events/7", "read another path", it -> {
                    it.wire = null;
                    it.answer = silent(Failure.UNREPRESENTABLE);
                }),
                plant(
                        Fault.FILTERS_FAIL,
                        "the filters of the route event fail for /events/7",
                        "correct its filters in routes/events.yaml",
                        it -> {
                            it.wire = null;
                            it.answer = silent(Failure.LANE);
                        }),
                plant(Fault.BANYAN_FAILS, "the read failed inside Banyan", "the log of this replica", it -> {
                    it.wire = null;
                    it.answer = silent(Failure.UNEXPECTED);
                }));
    }

    static List<Planted> returns() {
        return List.of(
                plant(
                        Fault.FUNCTION_FAILS,
                        "events-page:live failed with Runtime.ExitError",
                        "./banyan functions logs events-page",
                        it -> it.returns(failed("Runtime.ExitError", "secret data of a client"))),
                plant(
                        Fault.FUNCTION_TIMED_OUT,
                        "events-page:live ran into its own time limit",
                        "raise the function's timeout",
                        it -> it.returns(failed("", "2027-01-01 a Task timed out after 3.00 seconds"))),
                plant(
                        Fault.ANSWER_TOO_LARGE,
                        "events-page:live answers with more than 6 MB, which its platform does not let through",
                        "modern.lambda.mode: streamed",
                        it -> it.returns(failed("Function.ResponseSizeTooLarge", "Response payload size exceeded"))),
                plant(
                        Fault.STREAMS,
                        "the mode is buffered, and events-page:live streams its answer",
                        "modern.lambda.mode: streamed in routes/events.yaml",
                        it -> it.returns(heard(200, HEAD + NULS + "<html>"))),
                plant(
                        Fault.RETURNS_WHOLE,
                        "the mode is streamed, and events-page:live returns its answer whole, so that clients would see"
                                + " it as text",
                        "modern.lambda.mode: buffered in routes/events.yaml",
                        it -> streams(it, null, frames(WHOLE, new Frame.Complete(null, null, null)))),
                plant(
                        Fault.BAD_STREAM,
                        "its stream is broken: it ended before its last frame",
                        "modern.lambda.endpoint in routes/events.yaml can stream",
                        it -> streams(it, "text/html", frames("<html>", null))),
                plant(
                        Fault.BAD_ANSWER,
                        "what events-page:live returned is no answer: it is not JSON",
                        "bare JSON, or {\"statusCode\": 200, \"headers\": {}, \"body\": \"...\"}",
                        it -> it.returns(heard(200, "<html>"))));
    }

    static List<Planted> answers() {
        return List.of(
                plant(
                        Fault.LATE,
                        "it answered /events/7 after 1.9 s, and LEGACY answers after 800ms",
                        "raise modern.timeout in routes/events.yaml",
                        it -> it.answer = new Heard(
                                200, it.answer.headers(), it.answer.body(), true, null, Duration.ofMillis(1900))),
                plant(
                        Fault.BAD_STATUS,
                        "it answered /events/7 with 404",
                        "name another with --read",
                        it -> it.answer = heard(404, "", "Banyan-As-Of", AS_OF)),
                plant(
                        Fault.LONGER_LIMIT,
                        "events-page:live may run for 3s, and LEGACY answers after 800ms",
                        "set the function's timeout to 1s, or raise modern.timeout in routes/events.yaml",
                        it -> it.configuration = heard(200, "{\"FunctionName\":\"events-page\",\"Timeout\":3}")),
                plant(
                        Fault.NO_AS_OF,
                        "its answer has no header Banyan-As-Of",
                        "docs/freshness.md",
                        it -> it.answer = heard(200, "{}")),
                plant(
                        Fault.BAD_AS_OF,
                        "its header Banyan-As-Of cannot be read: yesterday",
                        "\"7c1f00aa\";pos=\"900\"",
                        it -> it.answer = heard(200, "{}", "Banyan-As-Of", "yesterday")),
                plant(
                        Fault.OTHER_VIEW,
                        "its answer is of view events, and the file names view members",
                        "correct freshness.view in routes/events.yaml",
                        it -> it.freshness = freshness("members")),
                plant(
                        Fault.NO_FEED,
                        "the file names view events, and no feed is asked",
                        "--views-redis URL",
                        it -> it.view = new ViewHeard.NoFeed()),
                plant(
                        Fault.FEED_AWAY,
                        "the feed cannot be asked for view events: Redis is away",
                        "bring back the Redis",
                        it -> it.view = new ViewHeard.Away("Redis is away")),
                plant(
                        Fault.NO_VIEW,
                        "the feed knows no view events; known: members, venues",
                        "start the runner of events",
                        it -> it.view = new ViewHeard.Unknown(List.of("members", "venues"))));
    }

    private static Heard failed(String type, String message) {
        String json = "{\"errorType\":\"%s\",\"errorMessage\":\"%s\"}".formatted(type, message);
        return heard(200, json, "X-Amz-Function-Error", "Unhandled");
    }

    private static void streams(PatientSketch it, @Nullable String type, byte[] frames) {
        it.platform = lambda(true, null, null);
        it.returns(type == null ? heard(200, frames) : heard(200, frames, "X-Amzn-Remapped-Content-Type", type));
    }

    private static byte[] frames(String payload, Frame.@Nullable Complete end) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.writeBytes(EventStream.payload(payload.getBytes(StandardCharsets.UTF_8)));
        if (end != null) {
            frames.writeBytes(EventStream.complete(end));
        }
        return frames.toByteArray();
    }

    private static Planted plant(Fault fault, String says, String remedy, Consumer<PatientSketch> plant) {
        return new Planted(fault, says, remedy, plant);
    }

    @Override
    public String toString() {
        return fault.tag();
    }
}
