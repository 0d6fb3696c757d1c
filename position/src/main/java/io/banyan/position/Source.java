package io.banyan.position;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// One history of the monolith's database: `7c1f00aa`. After a restore from a backup, or once a copy took over, it is
/// another history and so another source: what was a point in the one says nothing about the other.
///
/// @param hash of what names the history (with PostgreSQL the system identifier and the timeline), all 32 bits of it
public record Source(int hash) {
    private static final int DIGITS = 8;

    /// The history of a PostgreSQL: another timeline (a standby took over, a backup was restored) is another source.
    ///
    /// @param systemIdentifier as `pg_control_system()` tells it, unsigned
    /// @param timeline as `IDENTIFY_SYSTEM` tells it: 1 for a new cluster
    public static Source ofPostgres(long systemIdentifier, int timeline) {
        CRC32C sum = new CRC32C();
        String text =
                "postgresql/" + Long.toUnsignedString(systemIdentifier) + "/" + Integer.toUnsignedString(timeline);
        sum.update(text.getBytes(StandardCharsets.US_ASCII));
        return new Source((int) sum.getValue());
    }

    /// Reads 8 hex digits, large or small. Throws IllegalArgumentException with a message that follows on the name of
    /// what was read: `was '7c1f' but must be 8 hex digits; write 7c1f00aa, say`.
    public static Source parse(String text) {
        if (!isWritten(text)) {
            throw new IllegalArgumentException("was '" + text + "' but must be 8 hex digits; write 7c1f00aa, say");
        }
        return new Source(HexFormat.fromHexDigits(text));
    }

    /// Without a pattern, as every answer of a view has one.
    private static boolean isWritten(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return text.length() == DIGITS;
    }

    /// As it is written: 8 small hex digits.
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(hash);
    }
}
