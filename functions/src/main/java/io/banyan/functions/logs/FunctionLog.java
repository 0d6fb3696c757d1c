package io.banyan.functions.logs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// The log of one function: two files of at most 5 MB each, the newer of which grows. Whoever writes to it never waits
/// for the disk: lines gather in memory, at most 4 MB of them, until `flush`; those beyond are counted and left out.
public final class FunctionLog {
    static final int MOST_IN_MEMORY = 4 << 20;
    static final long MOST_IN_FILE = 5L << 20;

    private final Path file;
    private final Path older;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private long leftOut;

    /// @param folder made when there is something to keep
    public FunctionLog(Path folder, String function) {
        this.file = folder.resolve(function + ".log");
        this.older = folder.resolve(function + ".log.1");
    }

    /// Takes a line that a function printed, without its end.
    void printed(String text) {
        line(text, MOST_IN_MEMORY / 2);
    }

    /// Takes a line of the host's own, for which there is room when a function prints too much.
    public void line(String text) {
        line(text, MOST_IN_MEMORY);
    }

    private void line(String text, int most) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        synchronized (gathered) {
            if (gathered.size() + bytes.length >= most) {
                leftOut++;
                return;
            }
            if (leftOut > 0) {
                gathered.writeBytes(("[" + leftOut + " lines came faster than they could be written, and are lost]\n")
                        .getBytes(StandardCharsets.UTF_8));
                leftOut = 0;
            }
            gathered.writeBytes(bytes);
            gathered.write('\n');
        }
    }

    /// Writes what has gathered. Throws when the disk refuses; what had gathered is lost then.
    public synchronized void flush() throws IOException {
        byte[] bytes;
        synchronized (gathered) {
            if (gathered.size() == 0) {
                return;
            }
            bytes = gathered.toByteArray();
            gathered.reset();
        }
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (Files.exists(file) && Files.size(file) + bytes.length > MOST_IN_FILE) {
            Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
        }
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(bytes);
        }
    }

    /// The last lines, oldest first.
    public List<String> last(int most) throws IOException {
        flush();
        List<String> lines = new ArrayList<>();
        synchronized (this) {
            for (Path one : List.of(older, file)) {
                if (Files.exists(one)) {
                    lines.addAll(new String(Files.readAllBytes(one), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
                }
            }
        }
        return List.copyOf(lines.subList(Math.max(0, lines.size() - most), lines.size()));
    }
}
