package io.banyan.functions.logs;

/// The last 4 KB of what was printed, as `X-Amz-Log-Type: Tail` gives it. Not thread-safe.
public final class LogTail {
    /// What AWS gives.
    public static final int MOST = 4096;

    private final byte[] ring = new byte[MOST];
    private long written;

    /// Forgets all.
    public void clear() {
        written = 0;
    }

    /// Takes the bytes from `from` to before `to`.
    public void add(byte[] bytes, int from, int to) {
        int begin = Math.max(from, to - MOST);
        written += begin - from;
        for (int i = begin; i < to; ) {
            int at = (int) (written % MOST);
            int many = Math.min(to - i, MOST - at);
            System.arraycopy(bytes, i, ring, at, many);
            written += many;
            i += many;
        }
    }

    /// What there is, at most 4 KB.
    public byte[] bytes() {
        int many = (int) Math.min(written, MOST);
        byte[] last = new byte[many];
        for (int i = 0; i < many; i++) {
            last[i] = ring[(int) ((written - many + i) % MOST)];
        }
        return last;
    }
}
