package io.banyan.lambda;

import static io.banyan.lambda.Asks.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the examples of AWS's documentation: those of S3, whose requests have just the headers that [Signer] adds,
/// directly; those of the general part by [ReferenceSignature], which they prove, and which proves [Signer].
class SignerTests {
    private static final byte[] NONE = {};
    private static final Instant GENERAL = Instant.parse("2015-08-30T12:36:00Z");
    private static final String GENERAL_SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final Instant S3 = Instant.parse("2013-05-24T00:00:00Z");
    private static final AwsIdentity S3_WHO =
            new AwsIdentity("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null, null);
    private static final AwsIdentity SESSION =
            new AwsIdentity("AKIDEXAMPLE", GENERAL_SECRET, "token/of+the=session", null);
    private static final Signer LAMBDA = new Signer("lambda", "eu-west-1");

    @ParameterizedTest
    @CsvSource({
        "/?lifecycle, fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
        "/?max-keys=2&prefix=J, 34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
    })
    void signsAsTheDocumentationOfS3(String target, String signature) {
        assertThat(authorization(new Signer("s3", "us-east-1")
                        .sign(
                                "GET",
                                URI.create("https://examplebucket.s3.amazonaws.com" + target),
                                List.of(),
                                NONE,
                                S3_WHO,
                                S3)))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, "
                        + "SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=" + signature);
    }

    @Test
    void coversHeadersAsTheDocumentationOfS3() {
        assertThat(authorization(new Signer("s3", "us-east-1")
                        .sign(
                                "GET",
                                URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
                                List.of(new Field("Range", "bytes=0-9")),
                                NONE,
                                S3_WHO,
                                S3)))
                .endsWith("SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, "
                        + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void theReferenceSignsAsTheGeneralDocumentation() {
        Signer iam = new Signer("iam", "us-east-1");
        String request = """
            GET
            /
            Action=ListUsers&Version=2010-05-08
            content-type:application/x-www-form-urlencoded; charset=utf-8
            host:iam.amazonaws.com
            x-amz-date:20150830T123600Z

            content-type;host;x-amz-date
            e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\
            """;

        assertThat(HexFormat.of().formatHex(ReferenceSignature.key(iam, GENERAL_SECRET, "20150830")))
                .isEqualTo("c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9");
        assertThat(ReferenceSignature.signature(iam, request, GENERAL_SECRET, GENERAL))
                .isEqualTo("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
    }

    /// The canonical paths are those that the JavaScript SDK makes.
    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            nullValues = "-",
            value = {
                "/2015-03-31/functions/view/invocations?Qualifier=%24LATEST"
                        + " | /2015-03-31/functions/view/invocations | Qualifier=%24LATEST",
                "/2015-03-31/functions/arn%3Aaws%3Alambda/invocations"
                        + " | /2015-03-31/functions/arn%253Aaws%253Alambda/invocations | -",
                "/ | / | -",
                "// | / | -",
                "/a//b/./c/../d/ | /a/b/d/ | -",
                "/../a | /a | -",
                "/a%20b+c(d)!*'~@:,; | /a%2520b%2Bc%28d%29%21%2A%27~%40%3A%2C%3B | -",
                "/a|b^c\"`{}<>\\ | /a%7Cb%5Ec%22%60%7B%7D%3C%3E%5C | -",
                "/?a+b=c+d | / | a%2Bb=c%2Bd",
                "/?a=2&a=1&A=3 | / | A=3&a=1&a=2",
                "/?a=%3D&b==&&c | / | a=%3D&b=%3D&c=",
                "/?%E6%9D%B1=!*'()~ | / | %E6%9D%B1=%21%2A%27%28%29~"
            })
    void signsAnyTarget(String target, String path, String query) throws Unrepresentable {
        SignAsk ask = new SignAsk(
                "POST",
                "h.example:8443",
                target,
                List.of(new Field("Content-Type", "application/json"), new Field("X-Amz-Log-Type", "Tail")),
                bytes("{\"é\":1}"));

        assertThat(authorization(LAMBDA.sign(ask, SESSION, GENERAL)))
                .contains("host;x-amz-content-sha256;x-amz-date;x-amz-log-type;x-amz-security-token")
                .endsWith("Signature="
                        + ReferenceSignature.of(LAMBDA, ask, path, query == null ? "" : query, SESSION, GENERAL));
    }

    @Test
    void addsFourHeadersToASessionsRequestAndThreeToOthers() {
        URI uri = URI.create("https://lambda.eu-west-1.amazonaws.com/x");

        assertThat(LAMBDA.sign("POST", uri, List.of(), bytes("{}"), SESSION, GENERAL))
                .extracting(Field::name, Field::value)
                .anySatisfy(header -> assertThat(header.toList()).containsExactly("X-Amz-Date", "20150830T123600Z"))
                .anySatisfy(header ->
                        assertThat(header.toList()).containsExactly("X-Amz-Security-Token", "token/of+the=session"))
                .anySatisfy(header -> assertThat(header.toList())
                        .containsExactly("x-amz-content-sha256", ReferenceSignature.hash(bytes("{}"))))
                .hasSize(4);
        assertThat(LAMBDA.sign("POST", uri, List.of(), NONE, S3_WHO, GENERAL)).hasSize(3);
    }

    @Test
    void whatOthersOnTheWayMayChangeIsNotCovered() {
        URI uri = URI.create("https://h.example/");
        List<Field> unsure = List.of(
                new Field("User-Agent", "a"),
                new Field("X-Amzn-Trace-Id", "b"),
                new Field("Transfer-Encoding", "chunked"),
                new Field("Connection", "close"),
                new Field("X-Amz-Date", "of the client"),
                new Field("X-Amz-Security-Token", "of the client"));

        assertThat(LAMBDA.sign("GET", uri, unsure, NONE, S3_WHO, GENERAL))
                .isEqualTo(LAMBDA.sign("GET", uri, List.of(), NONE, S3_WHO, GENERAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?a=%", "/?a=%FF", "/?=v", "/ä", "a"})
    void refusesATargetThatThereIsNoAgreedWayToSign(String target) {
        SignAsk ask = new SignAsk("GET", "h.example", target, List.of(), NONE);

        assertThatThrownBy(() -> LAMBDA.sign(ask, S3_WHO, GENERAL)).isInstanceOf(Unrepresentable.class);
    }

    @Test
    void leavesOutThePortThatTheSchemeHasAnyway() {
        assertThat(authorization(signed("https://h.example:443/")))
                .isEqualTo(authorization(signed("https://h.example/")));
        assertThat(authorization(signed("http://h.example:80/"))).isEqualTo(authorization(signed("http://h.example/")));
        assertThat(authorization(signed("http://h.example:9001")))
                .isNotEqualTo(authorization(signed("http://h.example")));
    }

    private static List<Field> signed(String uri) {
        return LAMBDA.sign("GET", URI.create(uri), List.of(), NONE, S3_WHO, GENERAL);
    }

    private static String authorization(List<Field> headers) {
        return headers.stream()
                .filter(header -> header.name().equals("Authorization"))
                .map(Field::value)
                .findFirst()
                .orElseThrow();
    }
}
