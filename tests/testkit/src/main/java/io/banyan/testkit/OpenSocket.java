package io.banyan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A TCP or UDP socket that a process holds, as the kernel sees it.
///
/// @param protocol `tcp`, `tcp6`, `udp` or `udp6`
/// @param localAddress as the kernel writes it: `0100007F` is 127.0.0.1
/// @param localPort 0 = not bound
/// @param remotePort 0 = not connected
/// @param state the kernel's number: 1 = established, 10 = listening
public record OpenSocket(String protocol, String localAddress, int localPort, int remotePort, int state) {
    private static final int LISTENING = 10;
    /// 127.0.0.0/8, ::1, and 127.0.0.0/8 as addresses of IPv6; each word has its lowest byte first.
    private static final Pattern LOOPBACK = Pattern.compile("(0{16}FFFF0000)?[0-9A-F]{6}7F|0{24}01000000");

    /// All that a process holds now.
    public static List<OpenSocket> of(long pid) {
        Set<String> inodes = inodes(Path.of("/proc", String.valueOf(pid), "fd"));
        return Stream.of("tcp", "tcp6", "udp", "udp6")
                .flatMap(protocol -> lines(pid, protocol)
                        .filter(columns -> inodes.contains(columns[9]))
                        .map(columns -> new OpenSocket(
                                protocol,
                                columns[1].substring(0, columns[1].indexOf(':')),
                                port(columns[1]),
                                port(columns[2]),
                                Integer.parseInt(columns[3], 16))))
                .toList();
    }

    /// All that this process holds now.
    public static List<OpenSocket> ofThisProcess() {
        return of(ProcessHandle.current().pid());
    }

    public boolean listening() {
        return protocol.startsWith("tcp") && state == LISTENING;
    }

    /// Whether only this machine reaches it.
    public boolean onLoopback() {
        return LOOPBACK.matcher(localAddress).matches();
    }

    private static int port(String addressAndPort) {
        return Integer.parseInt(addressAndPort.substring(addressAndPort.lastIndexOf(':') + 1), 16);
    }

    private static Stream<String[]> lines(long pid, String protocol) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "net", protocol)).stream()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The numbers in `socket:[12345]`, which the descriptors of sockets point to.
    private static Set<String> inodes(Path descriptors) {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> all = Files.list(descriptors)) {
            for (Path descriptor : all.collect(Collectors.toSet())) {
                String target = target(descriptor);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring(8, target.length() - 1));
                }
            }
            return inodes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException closedMeanwhile) {
            return "";
        }
    }
}
