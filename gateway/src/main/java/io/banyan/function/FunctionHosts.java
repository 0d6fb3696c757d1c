package io.banyan.function;

import io.banyan.catalog.Calls;
import io.banyan.upstream.Platform;
import io.banyan.upstream.UpstreamSpec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the function hosts that route files name which functions they run. Of a host that gives no answer, the
/// last one holds; whatever has no such list, as AWS itself, is taken to run nothing. Used by one thread.
public final class FunctionHosts implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String LIST = "/banyan/v1/functions";
    private static final String AWS = ".amazonaws.com";
    private static final long LARGEST = 4 << 20;

    private final Platforms platforms;
    private final Map<String, List<HostedFunction>> known = new TreeMap<>();
    private @Nullable HttpClient http;

    public FunctionHosts(Platforms platforms) {
        this.platforms = platforms;
    }

    /// What they run, host by host. Waits a second at most; without a host nobody is asked.
    ///
    /// @param moderns of all groups
    public List<HostedFunction> ask(Collection<UpstreamSpec> moderns) {
        Map<String, UpstreamSpec> hosts = new TreeMap<>();
        moderns.stream()
                .filter(FunctionHosts::isHost)
                .forEach(spec -> hosts.put(spec.url().toString(), spec));
        known.keySet().retainAll(hosts.keySet());
        List<CompletableFuture<?>> asked = new ArrayList<>();
        Map<String, List<HostedFunction>> answers = new TreeMap<>();
        hosts.forEach((host, spec) -> asked.add(list(host, spec).handle((functions, failed) -> {
            if (functions != null) {
                synchronized (answers) {
                    answers.put(host, functions);
                }
            }
            return host;
        })));
        CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).join();
        known.putAll(answers);
        return known.values().stream().flatMap(List::stream).toList();
    }

    private static boolean isHost(UpstreamSpec spec) {
        String host = spec.url().host();
        return spec.platform() instanceof Platform.Lambda && !host.endsWith(AWS) && !host.endsWith(AWS + ".cn");
    }

    private CompletableFuture<List<HostedFunction>> list(String host, UpstreamSpec spec) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(host + LIST))
                .timeout(PATIENCE)
                .GET();
        if (spec.platform() instanceof Platform.Lambda lambda && lambda.token() != null) {
            String secret = platforms.secret(lambda.token());
            if (secret != null) {
                request.header(lambda.token().name(), secret);
            }
        }
        return client().sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST))
                .thenApply(answer -> functions(host, answer));
    }

    private HttpClient client() {
        if (http == null) {
            http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
        }
        return http;
    }

    private static List<HostedFunction> functions(String host, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            return List.of();
        }
        List<HostedFunction> functions = new ArrayList<>();
        try {
            for (JsonNode one : JsonMapper.shared().readTree(answer.body()).path("functions")) {
                functions.add(new HostedFunction(
                        text(one, "name"),
                        text(one, "group"),
                        text(one, "owner"),
                        text(one, "contact"),
                        text(one, "lifecycle"),
                        text(one, "file"),
                        host,
                        calls(one)));
            }
        } catch (JacksonException another) {
            return List.of(); // something else answers there
        }
        return functions;
    }

    private static Calls calls(JsonNode function) {
        long count = 0;
        long errors = 0;
        for (JsonNode version : function.path("environments")) {
            count += version.path("invocations").asLong(0);
            errors += version.path("errors").asLong(0);
        }
        return new Calls(count, errors);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    @Override
    public void close() {
        if (http != null) {
            http.shutdownNow();
        }
    }
}
