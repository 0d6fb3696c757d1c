package io.banyan.cli;

import io.banyan.written.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// A demo that runs in this folder, as `.state/demo*/admin-url` says, which is there while `./banyan demo` is up. A
/// file that was left behind names a port where nobody listens.
///
/// @param admin its admin port, such as `http://127.0.0.1:9090`
/// @param state its gateway's state folder, as it is written in `BANYAN_STATE`: `.state/demo/gateway`
record Demo(String admin, Path state) {
    /// In bytes: what is longer is no address.
    private static final int LONGEST = 100;

    /// A demo has its admin port on this machine alone.
    private static final Pattern ADMIN = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]{1,5}");

    /// All of them, by the name of their folder. A folder or file that cannot be read is none.
    static List<Demo> in(Path folder) {
        List<Demo> found = new ArrayList<>();
        Path states = folder.resolve(".state");
        if (Files.isDirectory(states)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(states, "demo*")) {
                for (Path demo : folders) {
                    String admin = written(demo.resolve("admin-url"));
                    if (ADMIN.matcher(admin).matches()) {
                        found.add(new Demo(
                                admin, Path.of(".state", demo.getFileName().toString(), "gateway")));
                    }
                }
            } catch (IOException unreadable) {
                return List.of();
            }
        }
        found.sort(Comparator.comparing(Demo::state));
        return List.copyOf(found);
    }

    /// The line to write so that commands ask it.
    String toAskIt() {
        return "a demo runs in this folder; to ask it: export BANYAN_ADMIN=" + admin + " BANYAN_STATE=" + state;
    }

    private static String written(Path file) {
        try {
            return new String(RegularFile.read(file, LONGEST), StandardCharsets.UTF_8).strip();
        } catch (IOException none) {
            return "";
        }
    }
}
