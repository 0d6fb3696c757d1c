package io.banyan.functions.api;

import io.banyan.functions.host.FunctionHost;
import io.banyan.functions.host.NoSuchFunction;
import io.banyan.functions.spec.Problem;
import io.banyan.functions.version.BadVersion;
import io.banyan.lambda.FunctionName;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What the commands ask: list, logs, publish, alias. They may wait for the disk, so each runs on a thread of its own.
final class HostCalls {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_LINES = 100_000;

    private final FunctionHost host;

    HostCalls(FunctionHost host) {
        this.host = host;
    }

    /// What one of them does.
    @FunctionalInterface
    private interface Work {
        void run() throws NoSuchFunction, BadVersion, IOException;
    }

    void list(Exchange exchange) {
        apart(exchange, () -> {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("functions", host.reports().stream().map(ReportJson::of).toList());
            all.put("problems", host.problems().stream().map(Problem::toString).toList());
            exchange.json(200, all);
        });
    }

    /// As AWS's GetFunctionConfiguration has it: what is known of it here.
    void configuration(FunctionName which, Exchange exchange) {
        apart(
                exchange,
                () -> exchange.json(
                        200,
                        ReportJson.configuration(
                                host.pool(which.name(), which.qualifier()).deployed())));
    }

    /// @param lines as written: digits, or nothing for 100
    void logs(String name, String lines, Exchange exchange) {
        int most = lines.matches("[0-9]{1,6}") ? Math.min(Integer.parseInt(lines), MOST_LINES) : 100;
        apart(exchange, () -> exchange.lines(host.logs(name, most)));
    }

    void publish(String name, Exchange exchange) {
        apart(exchange, () -> {
            String version = host.publish(name);
            exchange.json(201, Map.of("name", name, "version", version));
        });
    }

    /// @param body `{"version": "3"}`
    void alias(String name, String alias, byte[] body, Exchange exchange) {
        apart(exchange, () -> {
            String version = JSON.readTree(body).path("version").asString("");
            host.alias(name, alias, version);
            exchange.json(200, Map.of("name", name, "alias", alias, "version", version));
        });
    }

    private static void apart(Exchange exchange, Work work) {
        Thread.ofVirtual().name("functions-call").start(() -> {
            try {
                work.run();
            } catch (NoSuchFunction unknown) {
                exchange.refuse(Refusal.notFound(String.valueOf(unknown.getMessage())));
            } catch (BadVersion wrong) {
                exchange.refuse(Refusal.invalid(String.valueOf(wrong.getMessage())));
            } catch (JacksonException noJson) {
                exchange.refuse(Refusal.invalid("the body must be JSON: {\"version\": \"3\"}"));
            } catch (IOException refused) {
                exchange.refuse(Refusal.of(500, "ServiceException", String.valueOf(refused.getMessage())));
            }
        });
    }
}
