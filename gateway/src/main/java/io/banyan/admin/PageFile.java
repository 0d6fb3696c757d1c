package io.banyan.admin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// One file of the operator's page as it is sent: plain, or compressed for whoever takes gzip. Both forms share a weak
/// ETag, a hash of the plain bytes.
public final class PageFile {
    private static final int HASH_DIGITS = 16;

    private final String type;
    private final String etag;
    private final byte[] plain;
    private final byte[] gzip;

    PageFile(String type, byte[] plain) {
        this.type = type;
        this.etag = "W/\"" + hash(plain) + "\"";
        this.plain = plain;
        this.gzip = compressed(plain);
    }

    public String etag() {
        return etag;
    }

    public byte[] plain() {
        return plain.clone();
    }

    public byte[] gzip() {
        return gzip.clone();
    }

    /// The headers of every answer: nothing may be loaded from elsewhere, framed or kept without asking again.
    public Map<String, String> headers() {
        return Map.of(
                "Content-Type", type,
                "ETag", etag,
                "Cache-Control", "no-cache",
                "Vary", "Accept-Encoding",
                "Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'",
                "X-Content-Type-Options", "nosniff",
                "Referrer-Policy", "no-referrer");
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] compressed(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new BestGzip(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
