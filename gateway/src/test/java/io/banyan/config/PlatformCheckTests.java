package io.banyan.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.lambda.FunctionName;
import io.banyan.upstream.Platform;
import io.banyan.upstream.Platform.Secret;
import io.banyan.upstream.Reuse;
import io.banyan.upstream.UpstreamSpec;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a file may say of a MODERN's platform.
class PlatformCheckTests {
    private static ParsedFile file(String url, String more) {
        return RouteFiles.parsed(
                "events.yaml",
                0,
                RouteFiles.group("events", "/events")
                        .replaceFirst("url: \\S+", "url: " + url + (more.isEmpty() ? "" : "\n  " + more)));
    }

    private static UpstreamSpec modern(String url, String more) {
        ParsedFile file = file(url, more);
        assertThat(file.problems()).isEmpty();
        return Objects.requireNonNull(file.group()).upstreams().modern();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lambda:events-page | lambda: { region: eu-west-1 } | https://lambda.eu-west-1.amazonaws.com | eu-west-1
            LAMBDA:events-page:live | lambda: { region: cn-north-1 } | https://lambda.cn-north-1.amazonaws.com.cn | cn-north-1
            arn:aws:lambda:eu-west-2:123456789012:function:a:7 | '' | https://lambda.eu-west-2.amazonaws.com | eu-west-2
            lambda:arn:aws:lambda:eu-west-2:123456789012:function:a | '' | https://lambda.eu-west-2.amazonaws.com | eu-west-2
            lambda:events-page | lambda: { endpoint: "http://127.0.0.1:9001" } | http://127.0.0.1:9001 | us-east-1
            lambda:a | lambda: { endpoint: "http://h:1", region: xx-new-9 } | http://h:1 | xx-new-9
            arn:aws:lambda:xx-new-9:123456789012:function:a | lambda: { endpoint: "http://h:1" } | http://h:1 | xx-new-9
            """)
    void aFunctionIsCalledWhereItsRegionOrEndpointSays(String url, String more, String at, String region) {
        UpstreamSpec spec = modern(url, more);

        assertThat(spec.url()).hasToString(at);
        assertThat(spec.host()).isEqualTo(UpstreamSpec.HostSent.CLIENT);
        assertThat(spec.reuse()).isEqualTo(Reuse.ALWAYS);
        assertThat(spec.platform()).isInstanceOfSatisfying(Platform.Lambda.class, lambda -> assertThat(lambda.region())
                .isEqualTo(region));
        assertThat(spec.shown()).startsWith("lambda:");
    }

    @Test
    void anArnsRegionMustBeOneOfAwss() {
        assertThat(file("arn:aws:lambda:eu-wets-1:123456789012:function:a", "").problems())
                .singleElement()
                .asString()
                .contains("but eu-wets-1 is no region of AWS; write eu-west-1 in it, or modern.lambda.endpoint for a");
    }

    @Test
    void aFunctionMayStreamForATenantBehindAToken() {
        UpstreamSpec spec = modern(
                "lambda:a:live",
                "lambda: { region: eu-west-1, mode: streamed, tenant: blue }\n"
                        + "  auth: { header: { name: Authorization, secret: file:/run/token } }");

        assertThat(spec.platform())
                .isEqualTo(new Platform.Lambda(
                        FunctionName.of("a:live"),
                        "eu-west-1",
                        true,
                        "blue",
                        new Platform.SecretHeader("Authorization", new Secret.File(Path.of("/run/token")))));
    }

    @Test
    void otherPlatformsAskForProof() {
        assertThat(modern("https://abc.lambda-url.eu-west-1.on.aws", "auth: aws")
                        .platform())
                .isEqualTo(new Platform.SignedRequests("eu-west-1"));
        assertThat(modern("https://functions.example.com", "auth: aws\n  lambda: { region: eu-west-2 }")
                        .platform())
                .isEqualTo(new Platform.SignedRequests("eu-west-2"));
        assertThat(modern("https://abc.lambda-url.xx-new-9.on.aws", "auth: aws\n  lambda: { region: xx-new-9 }")
                        .platform())
                .isEqualTo(new Platform.SignedRequests("xx-new-9"));
        assertThat(modern("https://a.run.app", "auth: google").platform()).isEqualTo(new Platform.GoogleToken());
        assertThat(modern("https://a.azurewebsites.net", "auth: { header: { name: x-functions-key, secret: env:KEY } }")
                        .platform())
                .isEqualTo(new Platform.SecretHeader("x-functions-key", new Secret.Environment("KEY")));
        assertThat(modern("https://view", "").platform()).isNull();
    }
}
