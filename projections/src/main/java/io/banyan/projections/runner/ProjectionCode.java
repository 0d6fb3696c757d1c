package io.banyan.projections.runner;

import io.banyan.projections.projection.BatchProjection;
import io.banyan.projections.projection.Projection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/// By what a version of a view was made: a hash of the bytes of the projection's class, of those above it and of the
/// classes nested in them. A class beside it that it calls is not in the hash; nor is Java itself, but another compiler
/// may write other bytes. A projection that answers elsewhere says itself by what it is made.
final class ProjectionCode {
    private ProjectionCode() {}

    /// 32 hex digits.
    static String hash(Projection projection) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            if (projection instanceof BatchProjection batch) {
                digest.update(batch.code().getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest.digest(), 0, 16);
            }
            for (Class<?> own = projection.getClass(); own != null && own != Object.class; own = own.getSuperclass()) {
                for (Class<?> each : classes(own).values()) {
                    digest.update(bytes(each));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// By name, since the JDK gives them in no order.
    private static SortedMap<String, Class<?>> classes(Class<?> outer) {
        SortedMap<String, Class<?>> found = new TreeMap<>();
        for (Class<?> each : outer.getNestHost().getNestMembers()) {
            if (each == outer || each.getName().startsWith(outer.getName() + "$")) {
                found.put(each.getName(), each);
            }
        }
        return found;
    }

    private static byte[] bytes(Class<?> each) {
        String file = each.getName().substring(each.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream bytes = each.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalArgumentException("projection " + each.getName()
                        + " has no class file, so its code cannot be told from other code; make it a class of its own,"
                        + " not a lambda or a proxy");
            }
            return bytes.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
