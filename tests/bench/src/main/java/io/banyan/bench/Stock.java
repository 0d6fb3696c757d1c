package io.banyan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How stock Spring Cloud Gateway is started: from its jars laid side by side, with Banyan's flags, and with an AOT
/// cache of its own where Banyan has one.
record Stock(Workplace workplace, Children children) {
    private static final int REHEARSED = 300;
    private static final int SECONDS_TO_WRITE = 120;

    /// Says how.
    ///
    /// @param flags Banyan's
    /// @param own the name, and the folder of its configuration
    Launch launch(JavaFlags flags, boolean aot, String own, int port) {
        List<String> words = new ArrayList<>(flags.plain());
        if (aot && flags.cached()) {
            words.add("-XX:AOTCache=" + cache(flags));
        }
        return launch(words, own, port);
    }

    private Launch launch(List<String> flags, String own, int port) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-jar", run("stock.jar").toString()));
        command.addAll(List.of("--server.address=127.0.0.1", "--server.port=" + port));
        command.add(
                "--spring.config.additional-location=file:" + workplace.folder().resolve(own + "/application.yaml"));
        return new Launch(own, port, Map.of(), command);
    }

    /// Made by a rehearsal of some requests when first asked for, and kept until stock is built anew.
    private Path cache(JavaFlags flags) {
        Path cache = run("stock-" + Integer.toHexString(flags.plain().hashCode()) + ".aot");
        if (Files.exists(cache)) {
            return cache;
        }
        int port = Workplace.freePort();
        List<String> words = new ArrayList<>(flags.plain());
        words.add("-XX:AOTCacheOutput=" + cache + ".new");
        // The main routes: those of the few that every run has.
        Launch rehearsal = launch(words, Launches.FEW_OF_STOCK, port);
        Child child = children.start("stock-rehearsal", Map.of(), Cores.both(rehearsal.command()));
        Ask ask = new Ask(port, Shape.STOCK_SPLIT.path(Payload.SMALL), "m1");
        FirstAnswer.await(ask, child);
        for (int request = 0; request < REHEARSED; request++) {
            ask.body();
        }
        child.end(SECONDS_TO_WRITE);
        try {
            return Files.move(Path.of(cache + ".new"), cache);
        } catch (IOException e) {
            throw new UncheckedIOException("stock wrote no AOT cache: " + child.log(), e);
        }
    }

    private Path run(String file) {
        return workplace.repository().resolve("tests/bench/stock/target/run").resolve(file);
    }
}
