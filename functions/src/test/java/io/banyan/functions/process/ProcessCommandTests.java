package io.banyan.functions.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.functions.environment.Deployed;
import io.banyan.functions.spec.FunctionSpec;
import io.banyan.functions.spec.RuntimeKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProcessCommandTests {
    private static final Path FOLDER = Path.of("/fn");

    @Test
    void startsAJavaHandlerByAwsClient() throws IOException {
        ProcessCommand command = command(RuntimeKind.JAVA25, "a.B::c", FOLDER, Path.of("/bin/node"));

        assertThat(command.words())
                .startsWith("/bin/setpriv", "--pdeathsig", "KILL", "/bin/setsid", "/jdk/bin/java", "-Xmx96m")
                .endsWith("-cp", "/rt/*", "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", "a.B::c");
        assertThat(command.folder()).isEqualTo(FOLDER);
    }

    @Test
    void putsAJarOnTheClassPath() throws IOException {
        ProcessCommand command = command(RuntimeKind.JAVA25, "a.B", FOLDER.resolve("target/fn.jar"), null);

        assertThat(command.words()).contains("/rt/*:/fn/target/fn.jar");
        assertThat(command.folder()).isEqualTo(FOLDER.resolve("target"));
    }

    @Test
    void startsAScriptByNode() throws IOException {
        assertThat(command(RuntimeKind.NODEJS, "index.handler", FOLDER, Path.of("/bin/node"))
                        .words())
                .endsWith("/bin/setsid", "/bin/node", "--max-old-space-size=108", "/rt/nodejs/bootstrap.mjs");
    }

    @Test
    void saysHowToInstallNode() {
        assertThatThrownBy(() -> command(RuntimeKind.NODEJS, "index.handler", FOLDER, null))
                .hasMessage("there is no node on this machine; install it with: apt-get install nodejs");
    }

    @Test
    void setsWhatAwsSetsAndTheFunctionsOwn() throws IOException {
        Map<String, String> environment =
                command(RuntimeKind.PROVIDED, "bootstrap", FOLDER, null).environment();

        assertThat(environment)
                .containsOnlyKeys(
                        "PATH",
                        "LANG",
                        "TZ",
                        "COLOUR",
                        "LAMBDA_TASK_ROOT",
                        "LAMBDA_RUNTIME_DIR",
                        "_HANDLER",
                        "AWS_LAMBDA_RUNTIME_API",
                        "AWS_LAMBDA_FUNCTION_NAME",
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        "AWS_LAMBDA_LOG_GROUP_NAME",
                        "AWS_LAMBDA_LOG_STREAM_NAME",
                        "AWS_LAMBDA_INITIALIZATION_TYPE",
                        "AWS_REGION",
                        "AWS_DEFAULT_REGION",
                        "AWS_EXECUTION_ENV")
                .containsEntry("COLOUR", "blue")
                .containsEntry("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:7")
                .containsEntry("AWS_LAMBDA_FUNCTION_VERSION", "3");
    }

    private static ProcessCommand command(RuntimeKind kind, String handler, Path code, @Nullable Path node)
            throws IOException {
        FunctionSpec spec = new FunctionSpec(
                "orders",
                new FunctionSpec.Ownership("orders", "team", "#team", "production"),
                new FunctionSpec.Program(kind, handler, code),
                new FunctionSpec.Limits(128, Duration.ofSeconds(3), 2),
                Map.of("COLOUR", "blue"),
                new FunctionSpec.Source(FOLDER, "fn/function.yaml", 1, 6));
        RuntimeFiles files = new RuntimeFiles(
                Path.of("/jdk/bin/java"),
                Path.of("/rt"),
                node,
                Path.of("/rt/nodejs/bootstrap.mjs"),
                Path.of("/bin/setpriv"),
                Path.of("/bin/setsid"));
        return ProcessCommand.of(new Deployed(spec, "3", "eu-west-1"), "ab12", "127.0.0.1:7", files);
    }
}
