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

/// One thing that is wrong with a MODERN. What is to be said of it stands in `planted.expected`.
record Planted(Fault fault, Consumer<PatientSketch> plant) {
    private static final String FUNCTION_URL = "https://abc.lambda-url.eu-west-1.on.aws";
    private static final Platform.SecretHeader KEY =
            new Platform.SecretHeader("x-functions-key", new Secret.Environment("KEY"));
    private static final String OTHER_REGION = "Credential should be scoped to a valid region, not 'eu-west-1'.";
    private static final String NO_POLICY = "User: arn:aws:iam::1:user/x is not authorized to perform:"
            + " lambda:InvokeFunction on resource: arn:aws:lambda:eu-west-1:123456789012:function:events-page:live"
            + " because no identity-based policy allows it";
    private static final String LOOPBACK = "This host answers to localhost alone, and was asked as 'functions'";
    private static final String HEAD = "{\"statusCode\":200,\"headers\":{}}";
    private static final String NULS = "\0".repeat(8);

    static List<Planted> connections() {
        return List.of(
                new Planted(Fault.NAME_UNKNOWN, it -> it.what = What.NAME_NOT_FOUND),
                new Planted(Fault.REFUSED, it -> it.what = What.REFUSES_CONNECTIONS),
                new Planted(Fault.NO_CONNECTION, it -> it.what = What.TAKES_NO_CONNECTION),
                new Planted(Fault.SLOW_CONNECTION, it -> it.connected = Duration.ofMillis(900)),
                new Planted(Fault.TLS, it -> {
                    it.what = What.TLS_FAILS;
                    it.problem = "TLS fails: its certificate expired; renew it there";
                }));
    }

    static List<Planted> credentials() {
        return List.of(
                new Planted(
                        Fault.NO_AWS_CREDENTIALS,
                        it -> it.shown = new Shown(Shown.Kind.AWS, false, "no AWS credentials were found")),
                new Planted(
                        Fault.NO_GOOGLE_TOKEN, it -> it.shown = new Shown(Shown.Kind.GOOGLE, false, "it answered 500")),
                new Planted(Fault.NO_SECRET, it -> {
                    it.over("https://f.azurewebsites.net", KEY);
                    it.shown = new Shown(Shown.Kind.SECRET, false, "the file key cannot be read");
                }));
    }

    static List<Planted> signatures() {
        return List.of(
                new Planted(Fault.CLOCK_OFF, it -> it.dryRun = tooEarly()),
                new Planted(
                        Fault.EXPIRED_CREDENTIALS, it -> it.dryRun = refused(403, "ExpiredTokenException", "expired")),
                new Planted(
                        Fault.WRONG_CREDENTIALS, it -> it.dryRun = refused(403, "UnrecognizedClientException", "no")),
                new Planted(
                        Fault.WRONG_REGION, it -> it.dryRun = refused(403, "InvalidSignatureException", OTHER_REGION)),
                new Planted(Fault.NOT_ALLOWED, it -> it.dryRun = refused(403, "AccessDeniedException", NO_POLICY)));
    }

    private static Heard tooEarly() {
        return heard(
                403,
                "{\"message\":\"Signature not yet current\"}",
                "x-amzn-errortype",
                "InvalidSignatureException",
                "Date",
                "Thu, 31 Dec 2026 23:50:00 GMT");
    }

    static List<Planted> functions() {
        return List.of(
                new Planted(Fault.NO_SUCH_FUNCTION, it -> it.dryRun = unknown()),
                new Planted(Fault.NO_SUCH_ALIAS, it -> {
                    it.dryRun = unknown();
                    it.unqualified = heard(204, "");
                }),
                new Planted(Fault.TENANT_MISSING, it -> it.dryRun = tenancy("Add a valid tenant ID in your request")),
                new Planted(Fault.TENANT_UNWANTED, it -> {
                    it.platform = lambda(false, "blue", null);
                    it.dryRun = tenancy("The invoked function is not enabled with tenancy configuration.");
                }),
                new Planted(
                        Fault.THROTTLED, it -> it.dryRun = refused(429, "TooManyRequestsException", "Rate Exceeded.")),
                new Planted(Fault.NOT_READY, it -> it.dryRun = refused(409, "ResourceConflictException", "Pending")),
                new Planted(Fault.EVENT_TOO_LARGE, it -> it.wire = refused(413, "RequestTooLargeException", "large")),
                new Planted(Fault.PLATFORM_FAILS, it -> it.dryRun = refused(500, "ServiceException", "An error")));
    }

    private static Heard unknown() {
        return refused(404, "ResourceNotFoundException", "Function not found");
    }

    static List<Planted> hosts() {
        return List.of(
                new Planted(Fault.NO_INVOKE_API, it -> it.dryRun = heard(404, "<html>Not found</html>")),
                new Planted(Fault.TOKEN_MISSING, it -> it.dryRun = heard(401, "")),
                new Planted(Fault.TOKEN_REFUSED, it -> {
                    it.platform = lambda(false, null, KEY);
                    it.dryRun = heard(401, "");
                }),
                new Planted(Fault.LOOPBACK_ONLY, it -> it.dryRun = refused(403, "AccessDeniedException", LOOPBACK)));
    }

    static List<Planted> proofs() {
        return List.of(
                new Planted(Fault.URL_NOT_ALLOWED, it -> {
                    it.over(FUNCTION_URL, new Platform.SignedRequests("eu-west-1"));
                    it.answers(refused(403, "AccessDeniedException", "Forbidden"));
                }),
                new Planted(Fault.GOOGLE_REFUSED, it -> {
                    it.over("https://events-abc.a.run.app", new Platform.GoogleToken());
                    it.answers(heard(403, "", "WWW-Authenticate", "Bearer error=\"insufficient_scope\""));
                }),
                new Planted(Fault.SECRET_REFUSED, it -> {
                    it.over("https://f.azurewebsites.net", KEY);
                    it.answers(heard(401, "", "Content-Length", "0"));
                }));
    }

    private static Heard tenancy(String message) {
        return refused(400, "InvalidParameterValueException", message);
    }

    static List<Planted> silences() {
        return List.of(
                new Planted(Fault.NO_ANSWER, it -> it.dryRun = silent(Failure.TIMEOUT)),
                new Planted(Fault.CUT, it -> it.wire = silent(Failure.RESET)),
                new Planted(Fault.NOT_HTTP, it -> {
                    it.over("http://10.0.0.7:8080", null);
                    it.answers(silent(Failure.MALFORMED));
                }),
                new Planted(Fault.UNREPRESENTABLE, it -> {
                    it.wire = null;
                    it.answer = silent(Failure.UNREPRESENTABLE);
                }),
                new Planted(Fault.FILTERS_FAIL, it -> {
                    it.wire = null;
                    it.answer = silent(Failure.LANE);
                }),
                new Planted(Fault.BANYAN_FAILS, it -> {
                    it.wire = null;
                    it.answer = silent(Failure.UNEXPECTED);
                }));
    }

    static List<Planted> returns() {
        return List.of(
                new Planted(
                        Fault.FUNCTION_FAILS, it -> it.returns(failed("Runtime.ExitError", "secret data of a client"))),
                new Planted(
                        Fault.FUNCTION_TIMED_OUT, it -> it.returns(failed("", "Task timed out after 3.00 seconds"))),
                new Planted(
                        Fault.ANSWER_TOO_LARGE, it -> it.returns(failed("Function.ResponseSizeTooLarge", "6291556"))),
                new Planted(Fault.STREAMS, it -> it.returns(heard(200, HEAD + NULS + "<html>"))),
                new Planted(
                        Fault.RETURNS_WHOLE,
                        it -> streams(it, null, frames(WHOLE, new Frame.Complete(null, null, null)))),
                new Planted(Fault.BAD_STREAM, it -> streams(it, "text/html", frames("<html>", null))),
                new Planted(Fault.BAD_ANSWER, it -> it.returns(heard(200, "<html>"))));
    }

    static List<Planted> answers() {
        return List.of(
                new Planted(
                        Fault.LATE,
                        it -> it.answer = new Heard(
                                200, it.answer.headers(), it.answer.body(), true, null, Duration.ofMillis(1900))),
                new Planted(Fault.BAD_STATUS, it -> it.answer = heard(404, "", "Banyan-As-Of", AS_OF)),
                new Planted(
                        Fault.LONGER_LIMIT,
                        it -> it.configuration = heard(200, "{\"FunctionName\":\"events-page\",\"Timeout\":3}")),
                new Planted(Fault.NO_AS_OF, it -> it.answer = heard(200, "{}")),
                new Planted(Fault.BAD_AS_OF, it -> it.answer = heard(200, "{}", "Banyan-As-Of", "yesterday")),
                new Planted(Fault.OTHER_VIEW, it -> it.freshness = freshness("members")),
                new Planted(Fault.NO_FEED, it -> it.view = new ViewHeard.NoFeed()),
                new Planted(Fault.FEED_AWAY, it -> it.view = new ViewHeard.Away("Redis is away")),
                new Planted(Fault.NO_VIEW, it -> it.view = new ViewHeard.Unknown(List.of("members", "venues"))));
    }

    static List<Planted> identities() {
        return List.of(
                new Planted(Fault.TOKEN_NOT_BELIEVED, it -> {
                    it.over("http://10.0.0.7:8080", null);
                    it.answers(heard(401, ""));
                }),
                new Planted(Fault.WHO_UNSAID, it -> it.whoIsNobody = heard(200, "<html>", "Content-Type", "text/html")),
                new Planted(
                        Fault.NOBODY_UNSAID,
                        it -> it.whoIsNobody = heard(200, "{}", "Content-Type", "application/json")));
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

    @Override
    public String toString() {
        return fault.tag();
    }
}
