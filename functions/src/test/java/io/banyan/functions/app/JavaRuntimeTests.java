package io.banyan.functions.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// By AWS's own runtime interface client, unchanged.
class JavaRuntimeTests extends RuntimeContract {
    @Override
    String lay(Path function) throws IOException {
        Kit.compile(function);
        return "runtime: java25\nhandler: contract.Handler::handleRequest\nmemory: 256MB\n";
    }

    @Override
    String broken() {
        return "contract.Handler$Broken";
    }

    @Test
    void givesTheHeapAShareOfTheFunctionsMemory() {
        long pid = host().answer("alone", "{\"do\": \"pid\"}").path("pid").asLong();

        assertThat(ProcessHandle.of(pid).orElseThrow().info().arguments().orElseThrow())
                .contains("-Xmx192m");
    }
}
