package io.banyan.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.lambda.Identity;
import io.banyan.lambda.Signer;
import io.banyan.upstream.Platform.Secret;
import io.banyan.upstream.UpstreamRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What platforms are shown of who calls.
class ProofTests {
    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

    /// That ends an hour later.
    private static final String TOKEN = "eyJhbGciOiJub25lIn0.eyJleHAiOjE3OTg3NjUyMDB9.";

    private static UpstreamRequest read() {
        UpstreamRequest read = new UpstreamRequest(HttpMethod.GET, "/a?b=%2F", true, false);
        read.headers().set("Host", "abc.lambda-url.eu-west-1.on.aws").set("Authorization", "Bearer his");
        return read;
    }

    private static HttpResponse answer(int status, String name, String value) {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
        head.headers().set(name, value);
        return head;
    }

    private static final class Caller implements AwsCaller {
        Identity identity = FunctionSketch.KEY;
        int refusals;

        @Override
        public Identity current() {
            return identity;
        }

        @Override
        public void refused() {
            refusals++;
        }

        @Override
        public void close() {}
    }

    @Test
    void aSignatureStandsInThePlaceOfTheClientsAuthorizationWhichGoesOnBesideIt() {
        Caller caller = new Caller();
        AwsProof proof = new AwsProof(new Signer("lambda", "eu-west-1"), caller, () -> NOW);
        UpstreamRequest read = read();

        assertThat(proof.add(read)).isNull();
        assertThat(read.headers().getAll("Authorization"))
                .singleElement()
                .asString()
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20270101/eu-west-1/lambda/aws4_request");
        assertThat(read.headers().get("X-Forwarded-Authorization")).isEqualTo("Bearer his");

        caller.identity = new Identity.Missing("none");
        assertThat(proof.add(read())).contains("no AWS credentials").contains("none");
        assertThat(proof.refused(answer(403, "x-amzn-errortype", "AccessDeniedException")))
                .contains("lambda:InvokeFunctionUrl and lambda:InvokeFunction");
        assertThat(proof.refused(answer(403, "Content-Type", "text/html"))).isNull();
    }

    @Test
    void aWrongClockIsToldFromAWrongKeyByThePlatformsDate() {
        Caller caller = new Caller();
        AwsProof proof = new AwsProof(new Signer("lambda", "eu-west-1"), caller, () -> NOW);
        HttpResponse wrong = answer(403, "x-amzn-errortype", "InvalidSignatureException");
        wrong.headers().set("Date", "Fri, 01 Jan 2027 00:10:00 GMT");

        assertThat(proof.refused(wrong)).contains("this machine's clock is off");
        assertThat(caller.refusals).isZero();
        wrong.headers().set("Date", "Fri, 01 Jan 2027 00:00:01 GMT");
        assertThat(proof.refused(wrong)).contains("does not accept the credentials");
        assertThat(caller.refusals).isOne();
        assertThat(proof.refused(answer(403, "x-amzn-errortype", "ExpiredTokenException")))
                .contains("have expired");
        assertThat(caller.refusals).isEqualTo(2);
    }

    @Test
    void anIdTokenLeavesTheClientsAuthorizationAlone() {
        GoogleTokens tokens = new GoogleTokens(source(() -> TOKEN), () -> NOW);
        GoogleProof proof = new GoogleProof(tokens);
        assertThat(proof.add(read())).contains("still awaited");
        tokens.look();
        UpstreamRequest read = read();

        assertThat(proof.add(read)).isNull();
        assertThat(read.headers().get("X-Serverless-Authorization")).startsWith("Bearer eyJ");
        assertThat(read.headers().get("Authorization")).isEqualTo("Bearer his");
        assertThat(proof.refused(answer(403, "WWW-Authenticate", "Bearer error=\"insufficient_scope\"")))
                .contains("roles/run.invoker");
        assertThat(proof.refused(answer(401, "WWW-Authenticate", "Bearer realm=\"app\"")))
                .isNull();
    }

    /// What may fail as a network does.
    private interface Asked {
        String ask() throws IOException;
    }

    private static GoogleTokenSource source(Asked asked) {
        return new GoogleTokenSource() {
            @Override
            public String ask() throws IOException {
                return asked.ask();
            }

            @Override
            public String where() {
                return "a test";
            }
        };
    }

    @Test
    void aTokenOfGooglesIsUsedToItsEndAndRenewedFiveMinutesBefore() {
        int[] asked = {0};
        Instant[] now = {NOW};
        GoogleTokenSource once = source(() -> {
            if (asked[0]++ > 0) {
                throw new IOException("it answered 500");
            }
            return TOKEN;
        });
        GoogleTokens tokens = new GoogleTokens(once, () -> now[0]);
        tokens.look();
        tokens.look();
        assertThat(asked[0]).isEqualTo(1);

        now[0] = NOW.plusSeconds(3_301);
        tokens.look();
        assertThat(asked[0]).isEqualTo(2);
        assertThat(tokens.value()).isNotNull();
        now[0] = NOW.plusSeconds(3_600);
        assertThat(tokens.value()).isNull();
        assertThat(tokens.problem()).contains("a test", "it answered 500");
    }

    @Test
    void whatCannotBeUsedIsNoTokenAndHarmsNoOtherOne() {
        GoogleTokens tokens = new GoogleTokens(
                source(() -> {
                    throw new IllegalArgumentException("quoting a key");
                }),
                () -> NOW);

        tokens.look();

        assertThat(tokens.problem()).isEqualTo("a test has something that cannot be used (IllegalArgumentException)");
    }

    @Test
    void aFileWithoutEndIsNoSecret() {
        HeldSecret secret = new HeldSecret(new Secret.File(Path.of("/dev/zero")), name -> null);

        assertThat(secret.value()).isNull();
        assertThat(secret.problem()).isEqualTo("the file /dev/zero cannot be read");
    }

    @Test
    void aSecretOfAFileIsReadAgainAndKeptWhileTheFileIsAway(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("key");
        HeldSecret secret = new HeldSecret(new Secret.File(file), name -> null);
        HeaderProof proof = new HeaderProof("x-functions-key", secret);
        assertThat(proof.add(read())).contains(file.toString(), "cannot be read");

        Files.writeString(file, "one\n");
        secret.look();
        UpstreamRequest read = read();
        assertThat(proof.add(read)).isNull();
        assertThat(read.headers().get("x-functions-key")).isEqualTo("one");
        Files.delete(file);
        secret.look();

        assertThat(proof.add(read())).isNull();
        assertThat(proof.refused(answer(401, "Content-Length", "0"))).contains("x-functions-key");
        assertThat(proof.refused(answer(401, "Content-Length", "9"))).isNull();
    }

    @Test
    void aSecretOfTheEnvironmentMustBeOneLineThatAHeaderCanHold() {
        Map<String, String> variables = Map.of("GOOD", "abc", "BAD", "a\u0001b");

        assertThat(new HeldSecret(new Secret.Environment("GOOD"), variables::get).value())
                .isEqualTo("abc");
        HeldSecret bad = new HeldSecret(new Secret.Environment("BAD"), variables::get);
        assertThat(bad.value()).isNull();
        assertThat(bad.problem()).contains("the variable BAD").doesNotContain("a\u0001b");
        assertThat(new HeldSecret(new Secret.Environment("NONE"), variables::get).problem())
                .contains("empty or missing");
    }
}
