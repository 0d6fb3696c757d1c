package io.banyan.written;

import java.io.IOException;
import java.nio.file.Path;

/// Named pipes: whoever opens one to read waits until somebody opens it to write, and the other way round.
public final class Pipes {
    private Pipes() {}

    /// A pipe that nobody has opened.
    public static Path make(Path path) throws IOException, InterruptedException {
        int code = new ProcessBuilder("mkfifo", path.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("mkfifo " + path + " ended with " + code);
        }
        return path;
    }
}
