package io.banyan.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A name server on loopback (RFC 1035, section 4) that tells IPv4 addresses for a second, or fails as told.
public final class NameServer implements AutoCloseable {
    /// What it does with questions.
    public enum Mood {
        ANSWERS,
        FAILS,
        SAYS_GONE,
        IS_SILENT
    }

    private static final int HEAD = 12;
    private final Map<String, List<String>> addresses = new ConcurrentHashMap<>();
    private final DatagramSocket socket;
    private volatile Mood mood = Mood.ANSWERS;

    private NameServer() throws SocketException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    public static NameServer start() {
        try {
            NameServer server = new NameServer();
            Thread.ofVirtual().start(server::serve);
            return server;
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Answers with these addresses from now on.
    ///
    /// @param name in lower case, without a dot at its end
    public NameServer knows(String name, String... at) {
        addresses.put(name, List.of(at));
        return this;
    }

    public void now(Mood next) {
        mood = next;
    }

    /// Writes a `resolv.conf` that names this server alone.
    public Path resolverFile(Path folder) {
        try {
            return Files.writeString(
                    folder.resolve("resolv.conf"), "nameserver 127.0.0.1." + socket.getLocalPort() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        byte[] space = new byte[512];
        while (!socket.isClosed()) {
            DatagramPacket question = new DatagramPacket(space, space.length);
            try {
                socket.receive(question);
                if (mood != Mood.IS_SILENT) {
                    byte[] answer = answer(space, question.getLength());
                    socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
                }
            } catch (IOException e) {
                // Closed, or a client that is gone: the next question, if there is one, is as good.
            }
        }
    }

    private byte[] answer(byte[] asked, int length) throws IOException {
        ByteBuffer question = ByteBuffer.wrap(asked, 0, length);
        short id = question.getShort();
        question.position(HEAD);
        String name = name(question);
        boolean four = question.getShort() == 1;
        int end = question.position() + 2;
        List<String> known = addresses.getOrDefault(name, List.of());
        int code = mood == Mood.FAILS ? 2 : mood == Mood.SAYS_GONE || known.isEmpty() ? 3 : 0;
        List<String> told = code == 0 && four ? known : List.of();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write(ByteBuffer.allocate(HEAD)
                .putShort(id)
                .putShort((short) (0x8580 | code))
                .putShort((short) 1)
                .putShort((short) told.size())
                .array());
        answer.write(asked, HEAD, end - HEAD);
        for (String address : told) {
            answer.write(new byte[] {(byte) 0xC0, HEAD, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4});
            answer.write(InetAddress.ofLiteral(address).getAddress());
        }
        return answer.toByteArray();
    }

    private static String name(ByteBuffer question) {
        StringBuilder name = new StringBuilder();
        for (int length = question.get(); length > 0; length = question.get()) {
            byte[] label = new byte[length];
            question.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
