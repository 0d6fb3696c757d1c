package io.banyan.functionstests;

import io.banyan.testkit.Behaviours;
import io.banyan.testkit.StubUpstream;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Where a container gets the credentials of its role: an endpoint on loopback, which asks for a token.
final class StubCredentials implements AutoCloseable {
    static final String TOKEN = "the-token-9f2c7d41-of-this-container";
    private static final JsonMapper JSON = new JsonMapper();

    private volatile String answer = notFound();
    private final StubUpstream at = StubUpstream.that(Behaviours.answers(
            request -> request.header("Authorization").orElse("").equals(TOKEN) ? answer : status("401 No", "{}")));

    /// What a JVM needs to find it, and to find no other place.
    List<String> jvmOptions() {
        return List.of(
                "-Daws.containerCredentialsFullUri=" + at.url() + "/role",
                "-Daws.containerAuthorizationToken=" + TOKEN,
                "-Daws.disableEc2Metadata=true",
                "-Daws.sharedCredentialsFile=/nonexistent/credentials",
                "-Daws.configFile=/nonexistent/config");
    }

    void hands(AccessKey key) {
        answer = status(
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

    void hasNone() {
        answer = notFound();
    }

    /// @param quoting what its error message quotes
    void fails(String quoting) {
        answer = status(
                "500 Oops",
                JSON.writeValueAsString(Map.of("code", "InternalError", "message", "cannot renew " + quoting)));
    }

    private static String notFound() {
        return status("404 Not Found", "{\"code\":\"NoRole\",\"message\":\"this container has no role\"}");
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
