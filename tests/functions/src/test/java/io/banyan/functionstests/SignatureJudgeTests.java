package io.banyan.functionstests;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.lambda.AwsIdentity;
import io.banyan.lambda.Field;
import io.banyan.lambda.SignAsk;
import io.banyan.lambda.Signer;
import io.banyan.lambda.Unrepresentable;
import io.banyan.testkit.Measured;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.json.JsonMapper;

/// Our signatures are those of AWS's SDK for JavaScript, byte for byte.
@EnabledIfSystemProperty(named = "banyan.full", matches = "true", disabledReason = "npm brings the judge")
class SignatureJudgeTests {
    private static final int TARGETS = 200;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
    private static final List<String> SEGMENTS = List.of(
            "events",
            "7",
            "%20",
            "%2F",
            "%23",
            "%40",
            "a+b",
            "~",
            "a.b",
            "(x)",
            "caf%C3%A9",
            "%E2%82%AC",
            "*",
            "'",
            "a:b",
            "$",
            "@",
            "x;y=1",
            "a,b",
            "%25",
            "%7B%7D",
            "!",
            "",
            ".",
            "..",
            "%2e%2e");
    private static final List<String> KEYS = List.of("a", "b", "A", "a.b", "%C3%A9", "x%20y", "%5B%5D", "a+b");
    private static final List<String> VALUES = List.of(
            "", "1", "a%20b", "%2F", "a%2Bb", "%C3%A9", "x,y", "~", "%3D", "%26", "(1)", "*", "%25", "a:b", "@");

    private final Random random = new Random(7);

    @Test
    void equalOnesForOddTargets() throws Unrepresentable {
        AwsIdentity session = new AwsIdentity("AKIDEXAMPLE", "a/secret+key", "a/session+token==", null);
        AwsIdentity lasting = new AwsIdentity("AKIDEXAMPLE", "another secret", null, null);
        Judges.folder();
        List<SignAsk> asks = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        List<String> ours = new ArrayList<>();
        for (int number = 0; number < TARGETS; number++) {
            SignAsk ask = ask();
            AwsIdentity who = number % 2 == 0 ? session : lasting;
            asks.add(ask);
            lines.add(line(ask, who));
            ours.add(new Signer("lambda", "eu-west-1")
                    .sign(ask, who, NOW).stream()
                            .filter(field -> field.name().equalsIgnoreCase("Authorization"))
                            .map(Field::value)
                            .findFirst()
                            .orElseThrow());
        }

        List<String> theirs = Judges.ask("sign.mjs", lines);

        assertThat(theirs).hasSize(TARGETS);
        for (int number = 0; number < TARGETS; number++) {
            assertThat(parts(ours.get(number))).as(asks.get(number).target()).isEqualTo(parts(theirs.get(number)));
        }
        Measured.as("signatures")
                .figure("odd targets, signed as AWS's SDK for JavaScript does, byte for byte", TARGETS)
                .append();
    }

    /// The three of an Authorization, however they are set apart.
    private static List<String> parts(String authorization) {
        return List.of(authorization.split(",? ", -1));
    }

    private SignAsk ask() {
        StringBuilder target = new StringBuilder();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            target.append('/').append(pick(SEGMENTS));
        }
        int parameters = random.nextInt(5);
        for (int i = 0; i < parameters; i++) {
            target.append(i == 0 ? '?' : '&').append(pick(KEYS)).append('=').append(pick(VALUES));
        }
        boolean post = random.nextBoolean();
        byte[] body = post ? "{\"a\":1}".getBytes(StandardCharsets.UTF_8) : new byte[0];
        List<Field> headers = post
                ? List.of(new Field("content-type", "application/json"), new Field("x-amz-tenant-id", "blue  green"))
                : List.of();
        return new SignAsk(post ? "POST" : "GET", "abc.lambda-url.eu-west-1.on.aws", target.toString(), headers, body);
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String line(SignAsk ask, AwsIdentity who) {
        Map<String, String> headers = new LinkedHashMap<>();
        ask.headers().forEach(field -> headers.put(field.name(), field.value()));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("method", ask.method());
        all.put("host", ask.host());
        all.put("target", ask.target());
        all.put("region", "eu-west-1");
        all.put("key", who.accessKeyId());
        all.put("secret", who.secretAccessKey());
        if (who.sessionToken() != null) {
            all.put("token", who.sessionToken());
        }
        all.put("headers", headers);
        all.put("body", new String(ask.body(), StandardCharsets.UTF_8));
        all.put("time", NOW.toString());
        return JSON.writeValueAsString(all);
    }
}
