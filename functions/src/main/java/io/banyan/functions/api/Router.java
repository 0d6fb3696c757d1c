package io.banyan.functions.api;

import io.banyan.functions.host.FunctionHost;
import io.banyan.lambda.BadFunctionName;
import io.banyan.lambda.FunctionName;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which call a request is.
final class Router {
    private static final Pattern INVOKE = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");
    private static final Pattern STREAM =
            Pattern.compile("/2021-11-15/functions/([^/]+)/response-streaming-invocations");
    private static final Pattern CONFIGURATION = Pattern.compile("/2015-03-31/functions/([^/]+)/configuration");
    private static final Pattern OURS =
            Pattern.compile("/banyan/v1/functions/([A-Za-z0-9-_]{1,64})/(logs|versions|aliases)(?:/([^/]+))?");

    private final InvokeCalls invoke;
    private final HostCalls host;
    private final Admission admission;

    Router(FunctionHost host, Admission admission) {
        this.invoke = new InvokeCalls(host, admission);
        this.host = new HostCalls(host);
        this.admission = admission;
    }

    void handle(Ask ask, Exchange exchange) {
        if (ask.method().equals("GET") && ask.path().equals("/health")) {
            exchange.json(200, Map.of("status", "up"));
            return;
        }
        Matcher whole = INVOKE.matcher(ask.path());
        Matcher streamed = STREAM.matcher(ask.path());
        Matcher configuration = CONFIGURATION.matcher(ask.path());
        boolean isPost = ask.method().equals("POST");
        boolean byItsWay = admission.knowsGateways() && isPost && (whole.matches() || streamed.matches());
        Refusal refusal = byItsWay ? Admission.ofABrowser(ask.headers()) : admission.refusal(ask.headers());
        if (refusal != null) {
            exchange.refuse(refusal);
            return;
        }
        if (isPost && whole.matches()) {
            named(ask, whole.group(1), exchange, which -> invoke.invoke(ask, which, false, exchange));
        } else if (isPost && streamed.matches()) {
            named(ask, streamed.group(1), exchange, which -> invoke.invoke(ask, which, true, exchange));
        } else if (ask.method().equals("GET") && configuration.matches()) {
            named(ask, configuration.group(1), exchange, which -> host.configuration(which, exchange));
        } else {
            ours(ask, exchange);
        }
    }

    /// Calls with the function that path and query name together, or refuses.
    private static void named(Ask ask, String written, Exchange exchange, Consumer<FunctionName> call) {
        try {
            FunctionName named = FunctionName.of(decoded(written));
            String asked = parameter(ask, "Qualifier");
            String inName = named.qualifier();
            if (asked != null && inName != null && !asked.equals(inName)) {
                exchange.refuse(Refusal.invalid(
                        "The derived qualifier from the function name does not match the specified qualifier."));
                return;
            }
            call.accept(asked == null || inName != null ? named : FunctionName.of(named + ":" + asked));
        } catch (BadFunctionName wrong) {
            exchange.refuse(Refusal.invalid("the function's name " + wrong.getMessage()));
        }
    }

    private void ours(Ask ask, Exchange exchange) {
        Matcher parts = OURS.matcher(ask.path());
        if (ask.method().equals("GET") && ask.path().equals("/banyan/v1/functions")) {
            host.list(exchange);
        } else if (!parts.matches()) {
            exchange.refuse(Refusal.of(404, "UnknownOperationException", "There is nothing at " + ask.path()));
        } else {
            ours(ask, parts, exchange);
        }
    }

    private void ours(Ask ask, Matcher parts, Exchange exchange) {
        String name = parts.group(1);
        String last = parts.group(3);
        switch (ask.method() + " " + parts.group(2) + (last == null ? "" : "/")) {
            case "GET logs" -> {
                String lines = parameter(ask, "lines");
                host.logs(name, lines == null ? "" : lines, exchange);
            }
            case "POST versions" -> host.publish(name, exchange);
            case "PUT aliases/" -> host.alias(name, decoded(String.valueOf(last)), ask.body(), exchange);
            default ->
                exchange.refuse(
                        Refusal.of(405, "MethodNotAllowedException", ask.method() + " means nothing at " + ask.path()));
        }
    }

    private static @Nullable String parameter(Ask ask, String name) {
        if (ask.query().isEmpty()) {
            return null;
        }
        List<String> values =
                new QueryStringDecoder("?" + ask.query()).parameters().get(name);
        return values == null ? null : values.getFirst();
    }

    private static String decoded(String part) {
        try {
            return QueryStringDecoder.decodeComponent(part.replace("+", "%2B"));
        } catch (IllegalArgumentException malformed) {
            return part;
        }
    }
}
