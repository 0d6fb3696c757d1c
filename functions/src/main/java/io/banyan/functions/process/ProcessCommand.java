package io.banyan.functions.process;

import io.banyan.functions.environment.Deployed;
import io.banyan.functions.spec.FunctionSpec;
import io.banyan.functions.spec.FunctionSpec.Program;
import io.banyan.functions.spec.RuntimeKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is started for an environment. Nothing of this process's own environment is in it.
///
/// @param words the program and its arguments
/// @param environment all that the process finds there
/// @param folder where it starts
record ProcessCommand(List<String> words, Map<String, String> environment, Path folder) {
    /// The shares of its memory that a process's heap may have; the rest is for its code, stacks and buffers.
    private static final int JAVA_HEAP_PERCENT = 75;

    private static final int NODE_HEAP_PERCENT = 85;
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// The same with more in its environment.
    ProcessCommand with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(more);
        return new ProcessCommand(words, all, folder);
    }

    /// @param api where the process asks for events
    /// @throws IOException when this machine lacks what the runtime needs
    static ProcessCommand of(Deployed deployed, String stream, String api, RuntimeFiles files) throws IOException {
        FunctionSpec spec = deployed.spec();
        List<String> words = new ArrayList<>();
        if (files.setpriv() != null) {
            words.addAll(List.of(files.setpriv().toString(), "--pdeathsig", "KILL"));
        }
        words.add(files.setsid().toString());
        int memory = spec.limits().memoryMb();
        Program program = spec.program();
        words.addAll(
                switch (program.runtime()) {
                    case JAVA25 -> java(program, memory, files);
                    case NODEJS -> node(memory, files);
                    case PROVIDED -> List.of(program.code().resolve("bootstrap").toString());
                });
        return new ProcessCommand(words, environment(deployed, stream, api, files), program.taskRoot());
    }

    private static List<String> java(Program program, int memory, RuntimeFiles files) {
        String jars = files.javaJars() + "/*" + (program.isJar() ? ":" + program.code() : "");
        return List.of(
                files.java().toString(),
                "-Xmx" + memory * JAVA_HEAP_PERCENT / 100 + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                jars,
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                program.handler());
    }

    private static List<String> node(int memory, RuntimeFiles files) throws IOException {
        Path node = files.node();
        if (node == null) {
            throw new IOException("there is no node on this machine; install it with: apt-get install nodejs");
        }
        String heap = "--max-old-space-size=" + memory * NODE_HEAP_PERCENT / 100;
        return List.of(node.toString(), heap, files.nodeBootstrap().toString());
    }

    /// As AWS sets it, with the function's own variables.
    private static Map<String, String> environment(Deployed deployed, String stream, String api, RuntimeFiles files) {
        FunctionSpec spec = deployed.spec();
        String root = spec.program().taskRoot().toString();
        Map<String, String> all = new TreeMap<>(Map.of("PATH", PATH, "LANG", "C.UTF-8", "TZ", ":UTC"));
        all.putAll(spec.environment());
        all.put("LAMBDA_TASK_ROOT", root);
        all.put("LAMBDA_RUNTIME_DIR", runtimeFolder(spec.program().runtime(), root, files));
        all.put("_HANDLER", spec.program().handler());
        all.put("AWS_LAMBDA_RUNTIME_API", api);
        all.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
        all.put("AWS_LAMBDA_FUNCTION_VERSION", deployed.version());
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(spec.limits().memoryMb()));
        all.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + spec.name());
        all.put(Leftovers.STREAM, stream);
        all.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        all.put("AWS_REGION", deployed.region());
        all.put("AWS_DEFAULT_REGION", deployed.region());
        all.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + spec.program().runtime().written());
        return all;
    }

    private static String runtimeFolder(RuntimeKind runtime, String root, RuntimeFiles files) {
        return switch (runtime) {
            case JAVA25 -> files.javaJars().toString();
            case NODEJS -> String.valueOf(files.nodeBootstrap().getParent());
            case PROVIDED -> root;
        };
    }
}
