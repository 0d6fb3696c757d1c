package io.banyan.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The SDK's own chain, on a machine without an environment that names credentials and without instance metadata.
class ChainSourceTests {
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private static final Pattern NAMED = Pattern.compile("AWS_(.*KEY.*|.*TOKEN.*|.*CREDENTIALS.*|.*PROFILE.*|ROLE_.*)");

    private final Map<String, @Nullable String> before = new HashMap<>();

    private Path folder;

    @BeforeEach
    void alone(@TempDir Path fresh) {
        folder = fresh;
        assertThat(System.getenv().keySet())
                .as("pom.xml keeps these from the tests: excludedEnvironmentVariables")
                .noneMatch(NAMED.asMatchPredicate());
        set("aws.disableEc2Metadata", "true");
        set("aws.sharedCredentialsFile", folder.resolve("credentials").toString());
        set("aws.configFile", folder.resolve("config").toString());
    }

    @AfterEach
    void asBefore() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    @Test
    void findsAKeyThatLasts() {
        set("aws.accessKeyId", KEY);
        set("aws.secretAccessKey", SECRET);

        assertThat(asked()).isEqualTo(new AwsIdentity(KEY, SECRET, null, null));
    }

    @Test
    void findsASessionInAProfile() throws IOException {
        Files.writeString(folder.resolve("credentials"), """
            [default]
            aws_access_key_id = %s
            aws_secret_access_key = %s
            aws_session_token = of-the-session
            """.formatted(KEY, SECRET));

        assertThat(asked()).isEqualTo(new AwsIdentity(KEY, SECRET, "of-the-session", null));
    }

    @Test
    void knowsWhenASessionEnds() throws IOException {
        Path printed = Files.writeString(folder.resolve("printed"), printed("t"));
        Files.writeString(folder.resolve("config"), "[default]\ncredential_process = /bin/cat " + printed + "\n");

        assertThat(asked()).isEqualTo(new AwsIdentity(KEY, SECRET, "t", Instant.parse("2100-01-01T00:00:00Z")));
    }

    /// The SDK keeps what it found until shortly before its end.
    @Test
    void looksAgainOnceItHasForgotten() throws IOException {
        Path printed = folder.resolve("printed");
        Files.writeString(folder.resolve("config"), "[default]\ncredential_process = /bin/cat " + printed + "\n");
        Files.writeString(printed, printed("of-the-first"));
        try (ChainSource chain = new ChainSource()) {
            chain.ask();
            Files.writeString(printed, printed("of-the-second"));
            assertThat(chain.ask().sessionToken()).isEqualTo("of-the-first");

            chain.forget();

            assertThat(chain.ask().sessionToken()).isEqualTo("of-the-second");
        }
    }

    @Test
    void saysWhereItLooked() {
        assertThatThrownBy(ChainSourceTests::asked)
                .isInstanceOfSatisfying(RuntimeException.class, none -> assertThat(CredentialsTrouble.told(none))
                        .startsWith("no AWS credentials were found in system properties, the environment")
                        .endsWith("; set one of them"));
    }

    @Test
    void saysWhichPlaceWasSetAndFailed() {
        set("aws.webIdentityTokenFile", folder.resolve("none").toString());
        set("aws.roleArn", "arn:aws:iam::123456789012:role/x");
        set("aws.region", "eu-west-1");

        assertThatThrownBy(ChainSourceTests::asked)
                .isInstanceOfSatisfying(RuntimeException.class, none -> assertThat(CredentialsTrouble.told(none))
                        .matches("no AWS credentials were found .*; set one of them"
                                + " \\(WebIdentityTokenFile: java.nio.file.NoSuchFileException: .+\\)"));
    }

    @Test
    void noSecretIsToldOfAFileThatCannotBeRead() throws IOException {
        Files.writeString(
                folder.resolve("credentials"),
                "[default]\naws_access_key_id = " + KEY + "\naws_secret_access_key = " + SECRET + "\n" + SECRET + "\n[["
                        + SECRET + "\n");

        assertThatThrownBy(ChainSourceTests::asked)
                .isInstanceOfSatisfying(RuntimeException.class, trouble -> assertThat(CredentialsTrouble.told(trouble))
                        .doesNotContain(SECRET));
    }

    private static String printed(String session) {
        return """
            {"Version":1,"AccessKeyId":"%s","SecretAccessKey":"%s","SessionToken":"%s",
            "Expiration":"2100-01-01T00:00:00Z"}
            """.formatted(KEY, SECRET, session);
    }

    private static AwsIdentity asked() {
        try (ChainSource chain = new ChainSource()) {
            return chain.ask();
        }
    }

    private void set(String name, String value) {
        before.putIfAbsent(name, System.getProperty(name));
        System.setProperty(name, value);
    }
}
