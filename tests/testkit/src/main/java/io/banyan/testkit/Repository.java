package io.banyan.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the files of this repository are: `-Dbanyan.root=DIR`, else the nearest folder above with `banyan` in it.
public final class Repository {
    private Repository() {}

    public static Path root() {
        String told = System.getProperty("banyan.root");
        if (told != null) {
            return Path.of(told);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("banyan"))) {
            Path above = folder.getParent();
            if (above == null) {
                throw new IllegalStateException("not inside the repository; say where it is with -Dbanyan.root=DIR");
            }
            folder = above;
        }
        return folder;
    }

    /// The runnable jar; fails with what to do if it was not built.
    public static Path gatewayJar() {
        Path jar = root().resolve("gateway/target/gateway-0.1.0-SNAPSHOT-exec.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("the gateway's jar is missing; build it with: ./banyan build");
        }
        return jar;
    }
}
