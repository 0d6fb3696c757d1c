package io.banyan.split;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.charset.StandardCharsets;

/// The pure function (salt, sticky key, weight) → side.
///
/// A key has a place on a line of 10,000: XXH3 64 bit with seed 0 over the bytes *salt in UTF-8, one 0 byte, key in
/// UTF-8*, taken as an unsigned number, modulo 10,000. It reads from MODERN when its place is below the weight in basis
/// points. So a raised weight moves clients only forward, a lowered one moves the newest back, routes of a group
/// nest, and replicas agree without talking. `split-vectors.csv` in the tests pins the function.
///
/// Example: salt `events`, key `203.0.113.7` has place 3,987 for ever: LEGACY at 39%, MODERN from 39.88% on.
public final class Split {
    /// The number of places.
    public static final int PLACES = 10_000;

    private static final Hasher64 XXH3 = Hashing.xxh3_64();

    private Split() {}

    /// The key's place, 0 to 9,999.
    public static int place(String salt, String key) {
        byte[] saltBytes = salt.getBytes(StandardCharsets.UTF_8);
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[saltBytes.length + 1 + keyBytes.length];
        System.arraycopy(saltBytes, 0, bytes, 0, saltBytes.length);
        System.arraycopy(keyBytes, 0, bytes, saltBytes.length + 1, keyBytes.length);
        return (int) Long.remainderUnsigned(XXH3.hashBytesToLong(bytes), PLACES);
    }

    /// True when a key at `place` reads from MODERN: never at 0%, always at 100%.
    public static boolean isModern(int place, Weight weight) {
        return place < weight.basisPoints();
    }
}
