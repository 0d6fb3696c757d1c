package io.banyan.demo.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The TCP ports that a process and all it started listen on, as the kernel sees them.
final class ListeningPorts {
    private static final String LISTENING = "0A";

    private ListeningPorts() {}

    static List<Integer> of(long pid) throws IOException {
        Set<String> inodes = new HashSet<>();
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        for (ProcessHandle each :
                Stream.concat(Stream.of(process), process.descendants()).toList()) {
            inodes.addAll(sockets(each.pid()));
        }
        Set<Integer> ports = new TreeSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+", -1);
                if (fields.length > 9 && fields[3].equals(LISTENING) && inodes.contains(fields[9])) {
                    ports.add(Integer.parseInt(fields[1].substring(fields[1].lastIndexOf(':') + 1), 16));
                }
            }
        }
        return List.copyOf(ports);
    }

    private static Set<String> sockets(long pid) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            for (Path descriptor : (Iterable<Path>) open::iterator) {
                String to = target(descriptor);
                if (to.startsWith("socket:[")) {
                    inodes.add(to.substring("socket:[".length(), to.length() - 1));
                }
            }
        }
        return inodes;
    }

    /// Empty: closed meanwhile.
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException gone) {
            return "";
        }
    }
}
