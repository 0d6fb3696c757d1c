package io.banyan.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/// Headers of the PROXY protocol, as balancers send them at the begin of a connection.
public final class ProxyHeader {
    public static final int LOCAL = 0x20;
    public static final int PROXY = 0x21;
    public static final int UNSPECIFIED = 0x00;
    public static final int TCP4 = 0x11;
    public static final int UDP4 = 0x12;
    public static final int TCP6 = 0x21;
    public static final int UNIX = 0x31;

    private static final byte[] SIGNATURE = "\r\n\r\n\0\r\nQUIT\n".getBytes(ISO_8859_1);

    private ProxyHeader() {}

    /// Version 1: `TCP4 203.0.113.7 10.0.0.1 5123 443` behind `PROXY `.
    public static byte[] one(String words) {
        return ("PROXY " + words + "\r\n").getBytes(ISO_8859_1);
    }

    /// Version 2 of a client that came by TCP, with whatever else there is to say.
    ///
    /// @param more types, lengths and values, whole
    public static byte[] two(String client, byte... more) {
        byte[] address = InetAddress.ofLiteral(client).getAddress();
        ByteBuffer said = ByteBuffer.allocate(2 * address.length + 4 + more.length)
                .put(address)
                .put(new byte[address.length])
                .putShort((short) 5123)
                .putShort((short) 443)
                .put(more);
        return two(PROXY, address.length == 4 ? TCP4 : TCP6, said.array());
    }

    /// Version 2, byte by byte.
    ///
    /// @param command version and command
    /// @param family family and transport
    public static byte[] two(int command, int family, byte... said) {
        return ByteBuffer.allocate(SIGNATURE.length + 4 + said.length)
                .put(SIGNATURE)
                .put((byte) command)
                .put((byte) family)
                .putShort((short) said.length)
                .put(said)
                .array();
    }
}
