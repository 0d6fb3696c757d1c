package io.banyan.store;

import io.banyan.live.FiguresStore;
import io.banyan.written.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// What a replica by itself keeps of its figures: each ring in a file of the state folder, `figures-RING`, a line for
/// each slot, written whole or not at all. Safe for any thread; nobody who asks waits for the disk.
public final class LocalFiguresStore implements FiguresStore {
    private static final Logger LOG = LoggerFactory.getLogger(LocalFiguresStore.class);
    private static final int LARGEST = 64 << 20;

    private final Path state;

    public LocalFiguresStore(Path state) {
        this.state = state;
    }

    @Override
    public Mono<Void> keep(String ring, int slot, String text) {
        return Mono.<Void>fromCallable(() -> {
                    put(ring, slot, text);
                    return null;
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private synchronized void put(String ring, int slot, String text) throws IOException {
        Map<Integer, String> all = read(ring);
        all.put(slot, text);
        StringBuilder lines = new StringBuilder();
        all.forEach((one, its) -> lines.append(one).append(' ').append(its).append('\n'));
        WholeFile.write(file(ring), lines.toString());
    }

    @Override
    public Mono<List<String>> kept(String ring, int slots) {
        return Mono.fromCallable(() ->
                        List.copyOf(new TreeMap<>(read(ring)).headMap(slots).values()))
                .subscribeOn(Schedulers.boundedElastic());
    }

    /// One that is damaged counts as empty, and is written anew.
    private synchronized Map<Integer, String> read(String ring) throws IOException {
        Map<Integer, String> all = new TreeMap<>();
        try {
            String text = new String(RegularFile.read(file(ring), LARGEST), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                int space = line.indexOf(' ');
                all.put(Integer.parseInt(line.substring(0, Math.max(0, space))), line.substring(space + 1));
            }
        } catch (NoSuchFileException none) {
            return all;
        } catch (NumberFormatException damaged) {
            LOG.warn("{} is damaged ({}): what it kept is lost", file(ring), damaged.getMessage());
            all.clear();
        }
        return all;
    }

    private Path file(String ring) {
        return state.resolve("figures-" + ring);
    }
}
