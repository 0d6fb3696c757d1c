package io.banyan.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminApiTests {
    private ApiPort port;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        port = new ApiPort(folder);
    }

    @AfterEach
    void close() {
        port.close();
    }

    @Test
    void smoke() {
        show("openapi", port.get("/openapi"));
        assertThat(1).isEqualTo(2);
    }

    private static void show(String what, HttpResponse<String> answer) {
        System.out.println("### " + what + " " + answer.statusCode() + " "
                + answer.headers().map() + "\n" + answer.body());
    }
}
