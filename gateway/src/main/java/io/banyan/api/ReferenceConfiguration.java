package io.banyan.api;

import io.banyan.admin.OpenPaths;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// The browser for the OpenAPI document, at `/openapi/ui`: three files of ours, which hold no data and are open. It
/// asks for a token and reads the document with it. (Swagger's own page needs inline styles and a document without a
/// token.)
@Configuration(proxyBeanMethods = false)
class ReferenceConfiguration {
    private static final Map<String, Part> PARTS = Map.of(
            "/openapi/ui", new Part("/reference/index.html", "text/html;charset=utf-8"),
            "/openapi/ui/reference.js", new Part("/reference/reference.js", "text/javascript;charset=utf-8"),
            "/openapi/ui/reference.css", new Part("/reference/reference.css", "text/css;charset=utf-8"));

    private record Part(String resource, String type) {
        byte[] bytes() {
            try (InputStream in = ReferenceConfiguration.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("the API reference's file is missing: " + resource + "; rebuild");
                }
                return in.readAllBytes();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @Bean
    OpenPaths referencePaths() {
        return new OpenPaths(PARTS.keySet());
    }

    @Bean
    RouterFunction<ServerResponse> reference() {
        RouterFunctions.Builder routes = RouterFunctions.route();
        PARTS.forEach((path, part) -> {
            byte[] bytes = part.bytes();
            routes.GET(path, request -> answer(part, bytes));
        });
        return routes.build();
    }

    private static Mono<ServerResponse> answer(Part part, byte[] bytes) {
        return ServerResponse.ok()
                .contentType(MediaType.parseMediaType(part.type()))
                .bodyValue(bytes);
    }
}
