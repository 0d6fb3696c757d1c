package io.banyan.api;

import io.banyan.doctor.Patient;
import io.banyan.function.Shown;
import io.banyan.identity.IdentityRule;
import io.banyan.lambda.Field;
import io.banyan.upstream.ConnectionTrial;
import io.banyan.upstream.Heard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A MODERN over plain HTTP that answers every read well.
final class MemoryPatient implements Patient {
    private static final byte[] BODY = {'{', '}'};

    /// Where it waits before it answers; open unless a test closes it.
    volatile CountDownLatch door = new CountDownLatch(0);

    volatile ViewHeard view = new ViewHeard.Known("v1 (active)");

    @Override
    public ConnectionTrial connect() {
        try {
            door.await();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
        return new ConnectionTrial("MODERN", Optional.empty(), null, "127.0.0.1:1", Duration.ofMillis(2));
    }

    @Override
    public @Nullable Shown shown() {
        return null;
    }

    @Override
    public Heard dryRun(boolean qualified) {
        throw new IllegalStateException("no function");
    }

    @Override
    public Heard configuration() {
        throw new IllegalStateException("no function");
    }

    @Override
    public ReadHeard read() {
        List<Field> headers = List.of(new Field("Banyan-As-Of", "\"7c1f00aa\";pos=\"900\""));
        Heard answer = new Heard(200, headers, BODY, true, null, Duration.ofMillis(7));
        return new ReadHeard(answer, answer);
    }

    @Override
    public Heard whoIsNobody(IdentityRule rule) {
        throw new IllegalStateException("no identity");
    }

    @Override
    public ViewHeard view(String name) {
        return view;
    }
}
