package io.banyan.function;

import io.banyan.upstream.Platform.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A secret as it is now: that of a file is read again by [#look], so that one may be changed without a restart. What
/// it is appears nowhere but in requests.
final class HeldSecret {
    private static final int LONGEST = 8_192;

    private final Secret where;
    private final UnaryOperator<@Nullable String> environment;
    private volatile @Nullable String value;
    private volatile String problem = "";

    /// @param environment variables by name; null = there is none of this name
    HeldSecret(Secret where, UnaryOperator<@Nullable String> environment) {
        this.where = where;
        this.environment = environment;
        look();
    }

    /// Reads it again. A file that cannot be read leaves what was read before.
    void look() {
        switch (where) {
            case Secret.Environment(String variable) ->
                take(environment.apply(variable), "the variable " + variable + " of Banyan's environment");
            case Secret.File(Path path) -> {
                try {
                    take(beginning(path), "the file " + path);
                } catch (IOException unreadable) {
                    problem = "the file " + path + " cannot be read";
                }
            }
        }
    }

    /// As much as a secret may have, and one more: what a file names may be without end.
    private static String beginning(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException("no file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(LONGEST + 1), StandardCharsets.UTF_8);
        }
    }

    private void take(@Nullable String text, String from) {
        String first = text == null ? "" : text.lines().findFirst().orElse("").strip();
        if (first.isEmpty()) {
            problem = from + " is empty or missing";
        } else if (first.length() > LONGEST || first.chars().anyMatch(one -> one < ' ' || one > '~')) {
            problem = from + " has something that no header can hold";
        } else {
            value = first;
            problem = "";
        }
    }

    /// Null = none was ever read.
    @Nullable
    String value() {
        return value;
    }

    /// Why there is none, for people.
    String problem() {
        return problem;
    }

    /// Where it is.
    @Override
    public String toString() {
        return where.toString();
    }
}
