package io.banyan.functionstests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The table of what is otherwise in the events of `serverless-offline`, which plays an HTTP API; ours are those of a
/// function URL.
final class OfflineReasons {
    static final List<Reason> TABLE = List.of(
            Reason.of(
                    Difference.REFUSED,
                    "it refuses a path with a percent sign that begins no character; ours keeps it",
                    one -> one.theirs().asInt() == 400 && !Encodings.isDecodable(one.path())),
            Reason.of(
                    Difference.REFUSED,
                    "it refuses cookies that RFC 6265 does not allow; ours keeps them",
                    one -> one.theirs().asInt() == 400 && hasOddCookie(one)),
            Reason.of(
                    "rawPath|requestContext/http/path",
                    "it writes the path anew, without dots and what need not be encoded; function URLs keep it",
                    Difference::isSamePath),
            Reason.of(
                    "rawQueryString",
                    "it writes the query anew, as a form is written; AWS keeps it",
                    one -> one.isTold(Encodings.form(one.query()))),
            Reason.of(
                    "queryStringParameters",
                    "without parameters it has null; ours has an empty map, on which no function fails",
                    one -> one.ours().isEmpty() && one.theirs().isNull()),
            Reason.of(
                    "queryStringParameters/.*",
                    "it drops an empty value before others of its name; AWS joins all of them",
                    one -> one.isTold(withoutFirstEmpty(one))),
            Reason.of("queryStringParameters/__proto__", "the name means something to JavaScript", one -> one.theirs()
                    .asString()
                    .startsWith("[object Object]")),
            Reason.of(
                    "headers/.*",
                    "of a header that came several times it keeps one value; AWS joins them",
                    one -> one.sent(one.name()).size() > 1
                            && one.sent(one.name()).contains(one.theirs().asString())),
            Reason.of("headers/.*", "it reads values as ISO 8859-1; ours reads UTF-8", Difference::isLatin1),
            Reason.of(
                    "headers/content-type",
                    "it calls a body without a type application/json; ours says what was sent",
                    one -> one.ours().isMissingNode()
                            && one.isTold("application/json")
                            && one.ask().body().length > 0),
            Reason.of(
                    "requestContext/http/userAgent",
                    "of several it has the first",
                    one -> one.isTold(one.sent("user-agent").getFirst())),
            Reason.of(
                    "body",
                    "without a body it has null; a function URL has no such member then",
                    one -> one.ask().body().length == 0
                            && one.ours().isMissingNode()
                            && one.theirs().isNull()),
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
                    "without cookies it has an empty list; a function URL has no such member then",
                    one -> one.ours().isMissingNode() && one.theirs().isEmpty()),
            Reason.of(
                    "cookies",
                    "it groups cookies by name, drops an empty one before others of its name, and reads ISO 8859-1",
                    one -> texts(one.theirs()).equals(grouped(texts(one.ours())))),
            Reason.of(
                    "requestContext/(accountId|apiId|domainName|domainPrefix)",
                    "it names no real one",
                    one -> one.isTold("offlineContext_" + one.name())),
            Reason.of(
                    "pathParameters/default|stageVariables",
                    "an HTTP API has it, a function URL does not",
                    one -> one.ours().isMissingNode()));

    private OfflineReasons() {}

    private static boolean hasOddCookie(Difference one) {
        return Stream.of(String.join("; ", one.sent("cookie")).split("; ?", -1))
                .anyMatch(cookie -> !cookie.matches("[^=\\s]+=[^\\x00-\\x20\",;\\\\]*"));
    }

    private static String withoutFirstEmpty(Difference one) {
        String joined = "";
        for (Map.Entry<String, String> pair : Encodings.parameters(one.query())) {
            if (pair.getKey().equals(one.name())) {
                joined = joined.isEmpty() ? pair.getValue() : joined + "," + pair.getValue();
            }
        }
        return joined;
    }

    private static List<String> grouped(List<String> cookies) {
        List<String> names =
                cookies.stream().map(OfflineReasons::name).distinct().toList();
        List<String> grouped = new ArrayList<>();
        for (String name : names) {
            List<String> values = cookies.stream()
                    .filter(cookie -> name(cookie).equals(name))
                    .map(Encodings::latin1)
                    .dropWhile(cookie -> cookie.equals(name + "="))
                    .toList();
            grouped.addAll(values.isEmpty() ? List.of(name + "=") : values);
        }
        return grouped;
    }

    private static String name(String cookie) {
        return cookie.split("=", 2)[0];
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
