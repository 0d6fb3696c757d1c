package io.banyan.functions.api;

import io.banyan.functions.environment.Answering;
import io.banyan.functions.environment.Invocation;
import io.banyan.functions.environment.Pool;
import io.banyan.functions.host.FunctionHost;
import io.banyan.functions.host.NoSuchFunction;
import io.banyan.lambda.FunctionName;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/// Invoke and InvokeWithResponseStream.
final class InvokeCalls {
    private static final int MOST = 6 << 20;
    private static final int MOST_UNAWAITED = 1 << 20;
    private static final int LONGEST_CLIENT_CONTEXT = 3583;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FunctionHost host;
    private final Admission admission;

    InvokeCalls(FunctionHost host, Admission admission) {
        this.host = host;
        this.admission = admission;
    }

    /// Answers at once, or when the function has.
    ///
    /// @param which with a qualifier where one was written in the path
    /// @param isStreamed in frames
    void invoke(Ask ask, FunctionName which, boolean isStreamed, Exchange exchange) {
        String type = ask.headers().get("X-Amz-Invocation-Type", "RequestResponse");
        try {
            Pool pool = host.pool(which.name(), which.qualifier());
            Refusal wrong = wrong(ask, type, isStreamed);
            boolean runs = wrong == null && !type.equals("DryRun");
            wrong = runs
                    ? admission.invoking(ask, pool.deployed().spec().ownership().group())
                    : wrong;
            if (wrong != null) {
                exchange.refuse(wrong);
                return;
            }
            String id = UUID.randomUUID().toString();
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("x-amzn-RequestId", id);
            headers.put("X-Amz-Executed-Version", pool.deployed().version());
            boolean wantsTail = "Tail".equalsIgnoreCase(ask.headers().get("X-Amz-Log-Type"));
            switch (type) {
                case "DryRun" -> exchange.answer(204, headers, "application/json", new byte[0]);
                case "Event" -> unawaited(invocation(ask, which, pool, id, new NoAnswer()), pool, headers, exchange);
                default -> {
                    Answering answering = isStreamed
                            ? new StreamedAnswer(exchange, headers, wantsTail)
                            : new WholeAnswer(exchange, headers, wantsTail);
                    if (!pool.invoke(invocation(ask, which, pool, id, answering))) {
                        exchange.refuse(Refusal.throttled());
                    }
                }
            }
        } catch (NoSuchFunction unknown) {
            exchange.refuse(Refusal.notFound(String.valueOf(unknown.getMessage())));
        }
    }

    private void unawaited(Invocation invocation, Pool pool, Map<String, String> headers, Exchange exchange) {
        if (host.async().take(pool, invocation)) {
            exchange.answer(202, headers, "application/json", new byte[0]);
        } else {
            exchange.refuse(Refusal.throttled());
        }
    }

    private static @Nullable Refusal wrong(Ask ask, String type, boolean isStreamed) {
        boolean isKnown =
                type.equals("RequestResponse") || type.equals("DryRun") || (type.equals("Event") && !isStreamed);
        if (!isKnown) {
            return Refusal.invalid("X-Amz-Invocation-Type was '" + type
                    + "' but must be RequestResponse, DryRun or, without streaming, Event");
        }
        int most = type.equals("Event") ? MOST_UNAWAITED : MOST;
        if (ask.body().length > most) {
            return Refusal.tooLarge(most);
        }
        String client = ask.headers().get("X-Amz-Client-Context");
        if (client != null && (client.length() > LONGEST_CLIENT_CONTEXT * 4 / 3 + 4 || client(client) == null)) {
            return Refusal.of(
                    400,
                    "InvalidRequestContentException",
                    "X-Amz-Client-Context must be base64 of JSON, of at most 3,583 bytes");
        }
        return jsonMistake(ask.body());
    }

    private static @Nullable Refusal jsonMistake(byte[] body) {
        if (body.length == 0) {
            return null;
        }
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != null) {
                parser.skipChildren();
                if (parser.nextToken() == null) {
                    return null;
                }
            }
            return notJson("more follows on it");
        } catch (JacksonException malformed) {
            return notJson(malformed.getOriginalMessage());
        }
    }

    private static Refusal notJson(@Nullable String why) {
        return Refusal.of(400, "InvalidRequestContentException", "Could not parse request body into json: " + why);
    }

    private Invocation invocation(Ask ask, FunctionName which, Pool pool, String id, Answering answering) {
        HttpHeaders headers = ask.headers();
        String qualifier = which.qualifier();
        String arn = pool.deployed().arn() + (qualifier == null ? "" : ":" + qualifier);
        String client = headers.get("X-Amz-Client-Context");
        Invocation.Told told = new Invocation.Told(
                arn,
                trace(headers.get("X-Amzn-Trace-Id"), id),
                client == null ? null : client(client),
                headers.get("X-Amz-Tenant-Id"));
        byte[] event = ask.body().length == 0 ? new byte[] {'{', '}'} : ask.body();
        boolean wantsTail = "Tail".equalsIgnoreCase(headers.get("X-Amz-Log-Type"));
        return new Invocation(id, event, told, wantsTail, answering);
    }

    /// JSON on one line, or null where it is none.
    private static @Nullable String client(String base64) {
        try {
            String json = JSON.readTree(Base64.getDecoder().decode(base64)).toString();
            return StandardCharsets.US_ASCII.newEncoder().canEncode(json) ? json : escaped(json);
        } catch (IllegalArgumentException | JacksonException none) {
            return null;
        }
    }

    /// For a header, which is ASCII.
    private static String escaped(String json) {
        StringBuilder ascii = new StringBuilder();
        json.chars().forEach(one -> ascii.append(one < 128 ? Character.toString(one) : String.format("\\u%04x", one)));
        return ascii.toString();
    }

    private static String trace(@Nullable String given, String id) {
        if (given != null && given.matches("[\\x21-\\x7e]{1,512}")) {
            return given;
        }
        String plain = id.replace("-", "");
        return "Root=1-" + String.format("%08x", System.currentTimeMillis() / 1000) + "-" + plain.substring(0, 24)
                + ";Parent=" + plain.substring(16) + ";Sampled=0";
    }
}
