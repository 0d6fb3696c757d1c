package io.banyan.tokens;

import com.nimbusds.jose.jwk.JWKSet;
import io.banyan.written.Lookout;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the public keys by which a Kubernetes cluster signs its service accounts' tokens: read from a file once a
/// second, from a URL once a minute, on a daemon thread. Until it has been read, and while it cannot be, those
/// of before are in force, at first none.
public final class AccountKeysRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccountKeysRunner.class);
    private static final int PATIENCE_MILLIS = 3_000;
    private static final int LARGEST = 1 << 20;
    private static final long FILE_PAUSE = 1_000;
    private static final long URL_PAUSE = 60_000;

    private final String from;
    private final Reading reading;
    private final Lookout lookout;
    private volatile JWKSet keys = new JWKSet();
    private String told = "";

    private interface Reading {
        JWKSet read() throws IOException, ParseException;
    }

    private AccountKeysRunner(String from, Reading reading, long pause) {
        this.from = from;
        this.reading = reading;
        this.lookout = new Lookout("banyan-account-keys", this::look, this::failed, () -> pause);
    }

    /// Of a place that is read once it is started.
    ///
    /// @param from a file, or an http or https URL
    public static AccountKeysRunner of(String from) {
        boolean url = from.startsWith("http://") || from.startsWith("https://");
        return url
                ? new AccountKeysRunner(
                        from,
                        () -> JWKSet.load(URI.create(from).toURL(), PATIENCE_MILLIS, PATIENCE_MILLIS, LARGEST),
                        URL_PAUSE)
                : new AccountKeysRunner(
                        from, () -> JWKSet.parse(Files.readString(Path.of(from), StandardCharsets.UTF_8)), FILE_PAUSE);
    }

    /// Begins to look.
    public void start() {
        lookout.start();
    }

    /// Those in force.
    JWKSet now() {
        return keys;
    }

    void look() {
        try {
            keys = reading.read();
            told = "";
        } catch (IOException | ParseException unreadable) {
            failed(unreadable);
        }
    }

    /// Once for each reason.
    private void failed(Throwable thrown) {
        String why = String.valueOf(thrown.getMessage());
        if (!why.equals(told)) {
            told = why;
            LOG.warn(
                    "--caller-jwks: {} cannot be read as a JSON Web Key Set ({}); the keys of before stay in force, {} of"
                            + " them. A cluster's own: kubectl get --raw /openid/v1/jwks > jwks.json",
                    from,
                    why,
                    keys.size());
        }
    }

    @Override
    public void close() {
        lookout.close();
    }
}
