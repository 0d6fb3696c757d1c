package io.banyan.projections.projection;

/// Which documents may have been written since there were none: a Bloom filter (B. H. Bloom, CACM 13/7, 1970). One that
/// was written is always among them; of the others, while there are no more than expected, about 1 in 100 is, too.
final class WrittenKeys {
    private static final int BITS_A_KEY = 10;
    private static final int HASHES = 7;
    /// 128 KB.
    private static final long LEAST_BITS = 1L << 20;
    /// 16 MB.
    private static final long MOST_BITS = 1L << 27;

    private final long[] words;
    private final int mask;

    /// @param expected how many keys there will be, about; with more of them it says of more others that they may have
    ///     been written
    WrittenKeys(long expected) {
        long bits = Math.clamp(expected, LEAST_BITS / BITS_A_KEY, MOST_BITS / BITS_A_KEY) * BITS_A_KEY;
        int size = (int) Long.highestOneBit(2 * bits - 1);
        this.words = new long[size / Long.SIZE];
        this.mask = size - 1;
    }

    void add(DocumentKey key) {
        long hash = hash(key);
        for (int i = 0; i < HASHES; i++) {
            int bit = bit(hash, i);
            words[bit / Long.SIZE] |= 1L << bit;
        }
    }

    boolean mayHave(DocumentKey key) {
        long hash = hash(key);
        for (int i = 0; i < HASHES; i++) {
            int bit = bit(hash, i);
            if ((words[bit / Long.SIZE] & (1L << bit)) == 0) {
                return false;
            }
        }
        return true;
    }

    /// The hash's halves give all of them (Kirsch and Mitzenmacher, 2006).
    private int bit(long hash, int i) {
        return ((int) hash + i * ((int) (hash >>> 32) | 1)) & mask;
    }

    /// Spreads a key's hash code over 64 bits: the finisher of MurmurHash3.
    private static long hash(DocumentKey key) {
        long hash = key.hashCode() * 0x9E3779B97F4A7C15L;
        hash = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ (hash >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return hash ^ (hash >>> 33);
    }
}
