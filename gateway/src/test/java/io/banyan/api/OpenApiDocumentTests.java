package io.banyan.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.Documented;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The OpenAPI document is a file, made from the controllers.
class OpenApiDocumentTests {
    @Test
    void isServedAsTheControllersSayIt(@TempDir Path folder) throws IOException {
        try (ApiPort port = new ApiPort(folder, OpenApiFromControllers.class)) {
            String made = port.get(OpenApiFromControllers.PATH).body();
            String text = new JsonMapper().readTree(made).toPrettyString() + "\n";

            new Documented("../gateway/src/main/resources" + OpenApiConfiguration.FILE).says(text);
            assertThat(port.get("/openapi").body()).isEqualTo(text);
        }
    }
}
