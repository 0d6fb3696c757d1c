package io.banyan.freshness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.banyan.position.Position;
import io.banyan.position.Source;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Writes tickets as clients carry them, and reads those back that were written here: 42 bytes in base64url, 56
/// characters. In this order, numbers with their high bytes first:
///
/// | bytes | |
/// |---|---|
/// | 1 | 1, or 2 where no source is known |
/// | 1 | the key's id, the first byte of the SHA-256 of its secret |
/// | 4 | the source; 0 where none is known |
/// | 8 | the position; 0 where there is none |
/// | 8 | the time, Unix milliseconds; 0 where there is none |
/// | 4 | the end of its life, Unix seconds |
/// | 16 | the first half of the HMAC-SHA-256 over all before it |
///
/// The first key signs, each reads. A key is dropped some seconds after another has taken its place: no ticket lives
/// longer. Safe for any thread.
public final class TicketKeys {
    /// The length of every ticket, in characters.
    public static final int LENGTH = 56;

    private static final int SIGNED = 26;
    private static final int SIGNATURE = 16;
    private static final byte WITH_SOURCE = 1;
    private static final byte WITHOUT_SOURCE = 2;
    private static final long MOST_SECONDS = 0xFFFF_FFFFL;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final List<Key> keys;
    private volatile @Nullable Written last;

    private TicketKeys(List<Key> keys) {
        this.keys = keys;
    }

    /// Of their secrets.
    ///
    /// @param secrets at least one, each of at least 16 bytes; the first signs
    public static TicketKeys of(List<byte[]> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.length < 16)) {
            throw new IllegalArgumentException("at least one key of at least 16 bytes is needed");
        }
        return new TicketKeys(secrets.stream().map(Key::of).toList());
    }

    /// As a client carries it.
    ///
    /// @param expires nobody takes it after this; whole seconds count, rounded up
    public String write(Ticket ticket, Instant expires) {
        long end = Math.min(MOST_SECONDS, seconds(expires));
        Written written = last;
        if (written == null || written.end != end || !written.ticket.equals(ticket)) {
            written = new Written(ticket, end, signed(ticket, end));
            last = written;
        }
        return written.text;
    }

    /// Many clients in turn get the same one: that of the time of their reads.
    private record Written(Ticket ticket, long end, String text) {}

    private String signed(Ticket ticket, long end) {
        Key key = keys.getFirst();
        ByteBuffer bytes = ByteBuffer.allocate(SIGNED + SIGNATURE);
        Source source = ticket.source();
        Position position = ticket.position();
        Instant time = ticket.time();
        bytes.put(source == null ? WITHOUT_SOURCE : WITH_SOURCE).put(key.id);
        bytes.putInt(source == null ? 0 : source.hash());
        bytes.putLong(position == null ? 0 : position.number());
        bytes.putLong(time == null ? 0 : millis(time));
        bytes.putInt((int) end);
        bytes.put(key.signature(bytes.array(), SIGNED), 0, SIGNATURE);
        return ENCODER.encodeToString(bytes.array());
    }

    /// Rounded up: less would show its client less.
    private static long millis(Instant moment) {
        return moment.plusNanos(999_999).toEpochMilli();
    }

    private static long seconds(Instant moment) {
        return moment.getEpochSecond() + (moment.getNano() == 0 ? 0 : 1);
    }

    /// Null = it is no ticket of ours, or its life has ended.
    ///
    /// @param text of any length
    public @Nullable Ticket read(String text, Instant now) {
        if (text.length() != LENGTH) {
            return null;
        }
        byte[] bytes;
        try {
            bytes = DECODER.decode(text);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
        if (!isOurs(bytes)) {
            return null;
        }
        ByteBuffer fields = ByteBuffer.wrap(bytes, 0, SIGNED);
        byte version = fields.get();
        fields.get();
        Source source = new Source(fields.getInt());
        long position = fields.getLong();
        long time = fields.getLong();
        long expires = fields.getInt() & MOST_SECONDS;
        return now.getEpochSecond() > expires
                ? null
                : Ticket.ofParts(version == WITH_SOURCE ? source : null, position, time);
    }

    /// Under which names the tickets of a client are kept, one of each key: who keeps one does so under all of them,
    /// since a replica with other keys shares one of them. Nothing is to be learnt of the client from a name.
    ///
    /// @param installation whose fleet keeps it
    /// @param salt of the group
    /// @param client its sticky key
    public List<String> names(String installation, String salt, String client) {
        byte[] text = ("client\n" + installation + '\n' + salt + '\n' + client).getBytes(UTF_8);
        return keys.stream()
                .map(key -> ENCODER.encodeToString(Arrays.copyOf(key.signature(text, text.length), SIGNATURE)))
                .toList();
    }

    private boolean isOurs(byte[] bytes) {
        if (bytes.length != SIGNED + SIGNATURE || (bytes[0] != WITH_SOURCE && bytes[0] != WITHOUT_SOURCE)) {
            return false;
        }
        byte[] found = Arrays.copyOfRange(bytes, SIGNED, bytes.length);
        for (Key key : keys) {
            if (key.id == bytes[1]
                    && MessageDigest.isEqual(found, Arrays.copyOf(key.signature(bytes, SIGNED), SIGNATURE))) {
                return true;
            }
        }
        return false;
    }

    /// How long a ticket must live: after that, whatever passes `max-lag` is newer than it anyway. A second more, for
    /// what the way takes.
    public static Duration life(Duration mostLag, Duration settle, Duration clockSlack) {
        return mostLag.plus(settle).plus(clockSlack).plusSeconds(1);
    }

    private record Key(byte id, SecretKeySpec secret, ThreadLocal<Mac> macs) {
        static Key of(byte[] secret) {
            SecretKeySpec spec = new SecretKeySpec(secret, "HmacSHA256");
            return new Key(hash(secret)[0], spec, ThreadLocal.withInitial(() -> mac(spec)));
        }

        byte[] signature(byte[] bytes, int length) {
            Mac mac = macs.get();
            mac.update(bytes, 0, length);
            return mac.doFinal();
        }

        private static Mac mac(SecretKeySpec secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(secret);
                return mac;
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException("every JDK has HmacSHA256", missing);
            }
        }

        private static byte[] hash(byte[] secret) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(secret);
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException("every JDK has SHA-256", missing);
            }
        }
    }
}
