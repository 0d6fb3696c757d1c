package io.banyan.functions.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// By a shell script.
class ProvidedRuntimeTests extends RuntimeContract {
    @Override
    String lay(Path function) throws IOException {
        Kit.bootstrap(function, Kit.text("bootstrap"));
        return "runtime: provided\n";
    }

    @Test
    void streamsWhatAProcessSends() {
        assertThat(text(host().stream("one", "{\"do\": \"stream\"}"))).isEqualTo("first,last");
    }
}
