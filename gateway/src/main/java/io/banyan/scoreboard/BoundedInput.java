package io.banyan.scoreboard;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads so many bytes and no more: what inflates without end is refused.
final class BoundedInput extends FilterInputStream {
    private long left;

    BoundedInput(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        count(1);
        return super.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int got = super.read(into, from, length);
        count(Math.max(0, got));
        return got;
    }

    private void count(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new IOException("it is longer than any summary");
        }
    }
}
