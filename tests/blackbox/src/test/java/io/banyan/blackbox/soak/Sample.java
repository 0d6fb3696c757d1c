package io.banyan.blackbox.soak;

import io.banyan.testkit.Await;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.OpenSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// What a gateway's process holds while nothing is under way, after a garbage collection.
///
/// @param heap bytes in use
/// @param direct bytes of direct buffers
/// @param resident bytes of the whole process
record Sample(long heap, long direct, long resident, long descriptors, long threads) {
    private static final Duration QUIET = Duration.ofSeconds(20);

    /// Waits until no connection is left, collects, and looks.
    static Sample of(GatewayProcess gateway) {
        Await.until("the gateway has no connection left", QUIET, () -> OpenSocket.of(gateway.pid()).stream()
                .allMatch(socket -> socket.listening() || socket.localPort() == gateway.adminPort()));
        collect(gateway.pid());
        return new Sample(
                (long) gateway.admin().meter("jvm_memory_used_bytes", "area=\"heap\""),
                (long) gateway.admin().meter("jvm_buffer_memory_used_bytes", "id=\"direct\""),
                gateway.residentBytes(),
                count(Path.of("/proc", String.valueOf(gateway.pid()), "fd")),
                count(Path.of("/proc", String.valueOf(gateway.pid()), "task")));
    }

    private static void collect(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process collecting = new ProcessBuilder(jcmd, String.valueOf(pid), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Await.until("the gateway has collected", QUIET, () -> !collecting.isAlive());
            if (collecting.exitValue() != 0) {
                throw new AssertionError("jcmd GC.run ended with " + collecting.exitValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long count(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
