package io.banyan.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/// The OpenAPI document at `/openapi`. A test makes it from the controllers and keeps the file equal, so that no start
/// pays for making it.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    static final String FILE = "/reference/openapi.json";

    @Bean
    RouterFunction<ServerResponse> openApiDocument() {
        return RouterFunctions.route()
                .GET("/openapi", request -> ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(bytes()))
                .build();
    }

    private static byte[] bytes() {
        try (InputStream in = OpenApiConfiguration.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing; rebuild");
            }
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
