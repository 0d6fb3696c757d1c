package io.banyan.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `./banyan explain GET URL -H 'Name: value'`: where such a request would go, and why. Nothing is sent anywhere but to
/// the admin port.
@Command(
        name = "explain",
        customSynopsis = "./banyan explain METHOD URL [-H 'NAME: VALUE']... [--client IP] [--json]",
        description = "Show where a request would go and why, with the client's place in the split.",
        footer = {"", "  ./banyan explain GET /events/7 -H 'X-Member-Id: m1' --client 203.0.113.7"})
public final class ExplainCommand implements Callable<Integer> {
    private static final Pattern URL = Pattern.compile("(?is)(/|https?://).*");

    @Mixin
    private final Asking asking;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "METHOD",
            description = "The request's method: GET, POST, ...")
    private String method = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "URL",
            description = "A full URL, or a path if the host does not matter.")
    private String url = "";

    @Option(
            names = {"-H", "--header"},
            paramLabel = "'NAME: VALUE'",
            description = "Add a request header; can be repeated. Default: none.")
    private List<String> headers = List.of();

    @Option(
            names = "--client",
            paramLabel = "IP",
            description = "Take this as the client's address, for a split by client-ip. Default: none.")
    private @Nullable String client;

    ExplainCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        ObjectNode body = question();
        return asking.run(api -> {
            Answer answer = api.write("POST", "/explain", body);
            PrintWriter out = asking.out();
            if (asking.json()) {
                out.println(answer.body());
            } else {
                tell(answer.json(), out);
            }
        });
    }

    private ObjectNode question() {
        checkOrder();
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("method", method);
        body.put("url", url);
        ArrayNode lines = body.putArray("headers");
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw asking.wrongUsage("-H was '" + header + "' but must be 'Name: value'");
            }
            lines.addArray()
                    .add(header.substring(0, colon))
                    .add(header.substring(colon + 1).strip());
        }
        if (client != null) {
            body.put("client", client);
        }
        return body;
    }

    /// Method and URL, in this order and both.
    private void checkOrder() {
        if (URL.matcher(method).matches()) {
            throw asking.wrongUsage(
                    url.isEmpty()
                            ? "the method is missing; write: ./banyan explain GET " + method
                            : "the method comes first; write: ./banyan explain " + url + " " + method);
        }
        if (url.isEmpty()) {
            throw asking.wrongUsage((method.isEmpty() ? "method and URL are missing" : "the URL is missing")
                    + "; write: ./banyan explain " + (method.isEmpty() ? "GET" : method) + " /events/7");
        }
        if (!URL.matcher(url).matches()) {
            throw asking.wrongUsage("the URL was '" + url + "' but must be a path or a URL of http or https;"
                    + " write: ./banyan explain " + method + " /" + url);
        }
    }

    private void tell(JsonNode answer, PrintWriter out) {
        Paint paint = asking.paint();
        String side = answer.path("side").asString("?");
        Paint.Tone tone = side.equals("modern") ? Paint.Tone.MODERN : Paint.Tone.LEGACY;
        JsonNode modern = answer.path("modern");
        boolean clientDecides = answer.path("clientDecides").asBoolean(false);
        out.println(method + " " + url
                + (clientDecides
                        ? " goes to a side that depends on the client's address; add --client IP"
                        : (modern.isObject() ? " would go to " : " goes to ")
                                + paint.in(tone, side.toUpperCase(Locale.ROOT)) + " (reason: "
                                + answer.path("reason").asString("?") + ")"
                                + (modern.isObject()
                                        ? "; " + modern.path("says").asString("")
                                        : "")));
        String route = answer.path("route").asString("");
        out.println("route: "
                + (route.isEmpty()
                        ? "none"
                        : route + " of group " + answer.path("group").asString("?")));
        JsonNode ambiguity = answer.path("ambiguity");
        if (ambiguity.isObject()) {
            out.println("unclear: " + ambiguity.path("cause").asString("?") + ": "
                    + ambiguity.path("says").asString("?"));
        }
        if (answer.path("place").isNumber()) {
            new PlaceLine(answer.path("place").asInt(), answer.path("weight"), paint)
                    .lines(answer.path("key").asString("the sticky key"))
                    .forEach(out::println);
        } else if (!clientDecides && "no-key".equals(answer.path("reason").asString(""))) {
            out.println("sticky key: none in this request; add one with -H or --client");
        }
        answer.path("says").forEach(line -> out.println("  " + line.asString("")));
    }
}
