package io.banyan.doctor;

import io.banyan.exchange.Failure;
import io.banyan.exchange.FallBackRule;
import io.banyan.exchange.ModernState.What;
import io.banyan.freshness.FreshnessRule;
import io.banyan.freshness.FreshnessRule.Carried;
import io.banyan.freshness.FreshnessRule.Limits;
import io.banyan.freshness.FreshnessRule.Positions;
import io.banyan.function.Shown;
import io.banyan.identity.IdentityRule;
import io.banyan.identity.RuleSketch;
import io.banyan.lambda.Field;
import io.banyan.lambda.FunctionName;
import io.banyan.report.AskedRequest;
import io.banyan.route.RouteSketch;
import io.banyan.shadow.ShadowRule;
import io.banyan.split.ClientAddress;
import io.banyan.upstream.AnswerRules;
import io.banyan.upstream.BreakerSpec;
import io.banyan.upstream.ConnectionTrial;
import io.banyan.upstream.GroupUpstreams;
import io.banyan.upstream.Heard;
import io.banyan.upstream.Platform;
import io.banyan.upstream.UpstreamSpec;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.banyan.upstream.UpstreamUrl;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A MODERN with which nothing is wrong, until a test plants something. It is a function unless the test says
/// otherwise.
final class PatientSketch implements Patient {
    static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
    static final String AS_OF = "\"7c1f00aa\";pos=\"900\";view=\"events\";v=3";
    static final String WHOLE = "{\"statusCode\":200,\"body\":\"{}\"}";

    String url = "https://lambda.eu-west-1.amazonaws.com";

    @Nullable
    Platform platform = lambda(false, null, null);

    @Nullable
    FreshnessRule freshness = freshness("events");

    boolean reads = true;

    @Nullable
    What what;

    String problem = "";
    Duration connected = Duration.ofMillis(3);

    @Nullable
    Shown shown = new Shown(Shown.Kind.AWS, true, "AWS credentials: key …MPLE");

    Heard dryRun = heard(204, "");
    Heard unqualified = heard(404, "", "x-amzn-errortype", "ResourceNotFoundException");
    Heard configuration = heard(200, "{\"Timeout\": 1}");

    @Nullable
    Heard wire = heard(200, WHOLE);

    Heard answer = heard(200, "{}", "Banyan-As-Of", AS_OF);

    @Nullable
    IdentityRule identity = RuleSketch.usual();

    Heard whoIsNobody = heard(401, "");
    ViewHeard view = new ViewHeard.Known("v3 (active)");

    static Platform.Lambda lambda(boolean streamed, @Nullable String tenant, Platform.@Nullable SecretHeader token) {
        return new Platform.Lambda(FunctionName.of("events-page:live"), "eu-west-1", streamed, tenant, token);
    }

    static FreshnessRule freshness(@Nullable String view) {
        return new FreshnessRule(view, Limits.DEFAULT, Carried.DEFAULT, Positions.DEFAULT, false, Set.of());
    }

    /// @param headers names and values in turn
    static Heard heard(int status, String body, String... headers) {
        return heard(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static Heard heard(int status, byte[] body, String... headers) {
        List<Field> fields = new ArrayList<>();
        IntStream.range(0, headers.length / 2).forEach(i -> fields.add(new Field(headers[2 * i], headers[2 * i + 1])));
        return new Heard(status, fields, body, true, null, Duration.ofMillis(12));
    }

    /// A service error of AWS's.
    static Heard refused(int status, String type, String message) {
        return heard(status, "{\"Message\":\"" + message + "\"}", "x-amzn-errortype", type);
    }

    static Heard silent(Failure failure) {
        return Heard.nothing(failure, Duration.ofSeconds(3));
    }

    /// The function brought this, as its platform tells it; nothing of it reaches a client.
    void returns(Heard brought) {
        wire = brought;
        answer = silent(Failure.MALFORMED);
    }

    /// An application behind something else, or nothing else, than the Invoke API.
    void over(String where, @Nullable Platform asks) {
        url = where;
        platform = asks;
        if (asks == null) {
            shown = null;
        }
    }

    /// The application answered this, over plain HTTP.
    void answers(Heard told) {
        wire = told;
        answer = told;
    }

    List<Finding> examined() {
        return Examination.of(theCase(), this, () -> NOW);
    }

    private Case theCase() {
        UpstreamSpec modern = new UpstreamSpec(
                UpstreamUrl.of(url),
                HostSent.UPSTREAM,
                Duration.ofMillis(800),
                null,
                256,
                null,
                BreakerSpec.DEFAULT,
                null,
                platform);
        var group = new GroupUpstreams(
                RouteSketch.group("events"),
                modern,
                null,
                FallBackRule.DEFAULT,
                AnswerRules.DEFAULT,
                freshness,
                identity,
                ShadowRule.DEFAULT);
        var asked = new AskedRequest("GET", "/events/7", List.of(), ClientAddress.of("127.0.0.1"));
        return new Case(
                group,
                reads
                        ? new Case.Read(
                                RouteSketch.of("event", "/events/{id}")
                                        .inGroup("events")
                                        .build(),
                                asked)
                        : null);
    }

    @Override
    public ConnectionTrial connect() {
        return new ConnectionTrial(
                "the modern side of events",
                what == null ? Optional.empty() : Optional.of(problem),
                what,
                what == null ? "10.0.0.7:443" : null,
                connected);
    }

    @Override
    public @Nullable Shown shown() {
        return shown;
    }

    @Override
    public Heard dryRun(boolean qualified) {
        return qualified ? dryRun : unqualified;
    }

    @Override
    public Heard configuration() {
        return configuration;
    }

    @Override
    public ReadHeard read() {
        return new ReadHeard(wire, answer);
    }

    @Override
    public Heard whoIsNobody(IdentityRule rule) {
        return whoIsNobody;
    }

    @Override
    public ViewHeard view(String name) {
        return view;
    }
}
