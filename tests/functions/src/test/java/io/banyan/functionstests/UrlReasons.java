package io.banyan.functionstests;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The table of what is otherwise in the events of `serverless-aws-lambda`, which plays a function URL.
final class UrlReasons {
    /// Headers of which Node.js takes the first alone.
    private static final Set<String> SINGLE = Set.of("authorization", "referer", "user-agent");

    static final List<Reason> TABLE = List.of(
            Reason.of(
                    Difference.REFUSED,
                    "it knows but six methods",
                    one -> one.theirs().asInt() == 403
                            && Set.of("OPTIONS", "PROPFIND").contains(one.ask().method())),
            Reason.of(
                    Difference.REFUSED,
                    "dots lead out of the path below which its function is",
                    one -> one.theirs().asInt() == 404 && one.path().matches("/(\\.\\.|%2e%2e)(/.*)?")),
            Reason.of(
                    Difference.REFUSED,
                    "it fails on a path with a percent sign that begins no character; ours keeps it",
                    one -> one.theirs().asInt() == 502 && !Encodings.isDecodable(one.path())),
            Reason.of(
                    "rawPath|requestContext/http/path",
                    "it writes the path anew, without dots and with more of it encoded; AWS keeps it",
                    Difference::isSamePath),
            Reason.of(
                    "rawQueryString",
                    "it writes the query anew, name by name, and loses an encoded & in it; AWS keeps it",
                    one -> one.isTold(Encodings.byName(one.query()))),
            Reason.of(
                    "queryStringParameters",
                    "without parameters it has none; ours has an empty map, on which no function fails",
                    one -> one.query().isEmpty() && one.theirs().isMissingNode()),
            Reason.of(
                    "queryStringParameters(/__proto__)?",
                    "the name means something to JavaScript",
                    one -> one.theirs().isMissingNode() && one.query().contains("__proto__")),
            Reason.of(
                    "headers/.*",
                    "it joins values by a comma and a space, and reads ISO 8859-1; AWS joins them without a space",
                    one -> one.sent(one.name()).size() > 1 && one.isTold(String.join(", ", one.sent(one.name())))),
            Reason.of(
                    "headers/.*",
                    "of some headers it keeps the first value; AWS joins them",
                    one -> SINGLE.contains(one.name())
                            && one.isTold(one.sent(one.name()).getFirst())),
            Reason.of("headers/.*", "it reads values as ISO 8859-1; ours reads UTF-8", Difference::isLatin1),
            Reason.of(
                    "headers/X-Forwarded-(For|Port|Proto)",
                    "it adds these; ours has what the gateway adds for any upstream",
                    one -> one.ours().isMissingNode()),
            Reason.of(
                    "requestContext/http/userAgent",
                    "of several it has the first",
                    one -> one.isTold(one.sent("user-agent").getFirst())),
            Reason.of(
                    "body|isBase64Encoded",
                    "it chooses base64 by the content type, ours by whether the body is UTF-8 text; its bytes are ours",
                    Difference::hasItsBytes),
            Reason.of(
                    "body|isBase64Encoded",
                    "it garbles a body that is not the text that its type says; ours is in base64",
                    Difference::hasGarbledText),
            Reason.of(
                    "cookies",
                    "it parts cookies at a semicolon and a space alone, and reads ISO 8859-1",
                    one -> texts(one.theirs()).equals(parts(one.event()))),
            Reason.of("requestContext/(apiId|domainName|domainPrefix)", "it names no real one", one -> one.theirs()
                    .asString()
                    .matches("localhost(:[0-9]+)?|[0-9a-f-]{10}")),
            Reason.of(
                    "requestContext/http/sourceIp",
                    "it tells the name that was asked for; AWS tells the client's address",
                    one -> one.isTold(one.sent("host").getFirst().replaceFirst(":.*", ""))),
            Reason.of(
                    "requestContext/time",
                    "it writes the time as ISO 8601 does; AWS as access logs do",
                    one -> one.ask().time().equals(Instant.parse(one.theirs().asString()))));

    private UrlReasons() {}

    private static List<String> parts(JsonNode event) {
        return List.of(event.at("/headers/cookie").asString().split("; "));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
