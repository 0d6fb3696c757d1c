package io.banyan.functionstests;

import io.banyan.testkit.Behaviours;
import io.banyan.testkit.StubUpstream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/// Where a container gets the credentials of its role: an endpoint on loopback, which asks for a token. At first it has
/// none.
final class StubCredentials implements AutoCloseable {
    static final String TOKEN = "the-token-9f2c7d41-of-this-container";
    private static final Clock CLOCK = Clock.systemUTC();
    private static final JsonMapper JSON = new JsonMapper();

    private volatile Supplier<String> answer = () -> status("404 Not Found", "{}");
    private final StubUpstream at = StubUpstream.that(Behaviours.answers(
            request -> request.header("Authorization").orElse("").equals(TOKEN)
                    ? answer.get()
                    : status("401 Unauthorized", "{}")));

    /// What a JVM needs to find it, and to find no other place.
    String[] jvmOptions() {
        List<String> options = List.of(
                "-Daws.containerCredentialsFullUri=" + at.url() + "/role",
                "-Daws.containerAuthorizationToken=" + TOKEN,
                "-Daws.disableEc2Metadata=true",
                "-Daws.sharedCredentialsFile=/nonexistent/credentials",
                "-Daws.configFile=/nonexistent/config");
        return options.toArray(new String[0]);
    }

    /// Hands out one that is made, and known to AWS, when it is asked for the first time.
    CompletableFuture<AccessKey> hands(Duration lasts, StubAws aws) {
        CompletableFuture<AccessKey> key = new CompletableFuture<>();
        answer = () -> {
            if (!key.isDone()) {
                AccessKey made = AccessKey.until(CLOCK.instant().plus(lasts));
                aws.knows(made);
                key.complete(made);
            }
            return handed(key.join());
        };
        return key;
    }

    private static String handed(AccessKey key) {
        return status(
                "200 OK",
                JSON.writeValueAsString(Map.of(
                        "AccessKeyId",
                        key.id(),
                        "SecretAccessKey",
                        key.secret(),
                        "Token",
                        key.session(),
                        "Expiration",
                        key.ends().toString())));
    }

    /// @param quoting what its error message quotes
    void fails(String quoting) {
        String error = JSON.writeValueAsString(Map.of("code", "InternalError", "message", "cannot renew " + quoting));
        answer = () -> status("500 Internal Server Error", error);
    }

    private static String status(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    @Override
    public void close() {
        at.close();
    }
}
