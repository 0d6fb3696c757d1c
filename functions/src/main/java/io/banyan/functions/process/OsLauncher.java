package io.banyan.functions.process;

import io.banyan.functions.environment.Deployed;
import io.banyan.functions.environment.Launcher;
import io.banyan.functions.environment.RuntimeCalls;
import io.banyan.functions.logs.EnvironmentLog;
import io.banyan.functions.runtime.RuntimeApi;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntConsumer;

/// Starts processes of this machine's, each with a port of its own.
public final class OsLauncher implements Launcher {
    private static final Duration LAST_WORDS = Duration.ofMillis(200);

    private final RuntimeApi api;
    private final RuntimeFiles files;
    private final Path pipes;
    private final Leftovers leftovers;
    private final CallerVariables callers;

    /// @param pipes a folder for pipes, each there for a moment
    /// @param callers what functions call other groups with
    public OsLauncher(RuntimeApi api, RuntimeFiles files, Path pipes, Leftovers leftovers, CallerVariables callers) {
        this.callers = callers;
        this.api = api;
        this.files = files;
        this.pipes = pipes;
        this.leftovers = leftovers;
    }

    @Override
    public Running start(Deployed deployed, RuntimeCalls calls, EnvironmentLog log, IntConsumer exited)
            throws IOException {
        String stream = log.stream();
        RuntimeApi.Port port = api.open(calls);
        OutputPipe pipe = OutputPipe.in(pipes, stream);
        String name = deployed.spec().name() + "-" + stream;
        OutputReader output = OutputReader.start(pipe, log, "functions-log-" + name);
        try {
            leftovers.begins(stream);
            ProcessCommand command =
                    ProcessCommand.of(deployed, stream, port.address(), files).with(callers.of(deployed.spec()));
            Process process = start(command, pipe);
            OsProcess running = new OsProcess(process, port, output);
            Thread.ofVirtual().name("functions-wait-" + name).start(() -> {
                await(process, running, output, exited);
                leftovers.ends(stream);
            });
            return running;
        } catch (IOException | RuntimeException failed) {
            port.close();
            pipe.release();
            leftovers.ends(stream);
            throw failed;
        } finally {
            pipe.forget();
        }
    }

    private static Process start(ProcessCommand command, OutputPipe pipe) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.words())
                .directory(command.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(pipe.file())
                .redirectInput(new File("/dev/null"));
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(command.environment());
        return builder.start();
    }

    private static void await(Process process, OsProcess running, OutputReader output, IntConsumer exited) {
        try {
            int code = process.waitFor();
            running.kill();
            output.join(LAST_WORDS);
            exited.accept(code);
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        }
    }
}
