package io.banyan.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/// Bodies of any length that are never held in memory: byte n is a fixed function of n.
public final class Generated {
    private static final byte[] BLOCK = block();

    private Generated() {}

    public static void write(OutputStream out, long length) throws IOException {
        for (long left = length; left > 0; left -= BLOCK.length) {
            out.write(BLOCK, 0, (int) Math.min(left, BLOCK.length));
        }
    }

    /// The CRC-32 of that many bytes.
    public static long crc(long length) {
        CRC32 crc = new CRC32();
        for (long left = length; left > 0; left -= BLOCK.length) {
            crc.update(BLOCK, 0, (int) Math.min(left, BLOCK.length));
        }
        return crc.getValue();
    }

    private static byte[] block() {
        byte[] block = new byte[64 * 1024 + 7];
        for (int i = 0; i < block.length; i++) {
            block[i] = (byte) (i * 31 + (i >> 8));
        }
        return block;
    }
}
