package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Body;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.Generated;
import io.banyan.testkit.Measured;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StubUpstream;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Bodies of any size pass and are never held in memory.
class BigBodyTests {
    private static final long LENGTH = FullNumbers.pick(64L << 20, 1L << 30);
    private static final long GROWTH = 64L << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @AutoClose
    private static final StubUpstream LEGACY = StubUpstream.that(Behaviours.says("legacy"));

    @AutoClose
    private static final GatewayProcess GATEWAY =
            GatewaySetup.facing(LEGACY.url()).startProcess("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");

    @Test
    void passesABigUploadAndABigDownloadWithoutGrowing() {
        upload(32 << 20);
        download(32 << 20);
        long before = GATEWAY.residentBytes();

        Body uploaded = upload(LENGTH);
        long afterUpload = GATEWAY.residentBytes();
        Body downloaded = download(LENGTH);
        long afterDownload = GATEWAY.residentBytes();

        Measured.as("big-bodies")
                .figure("length, MiB", LENGTH >> 20)
                .figure("resident before, MiB", before >> 20)
                .figure("resident after the upload, MiB", afterUpload >> 20)
                .figure("resident after the download, MiB", afterDownload >> 20)
                .append();
        assertThat(uploaded.length()).isEqualTo(LENGTH);
        assertThat(uploaded.crc()).isEqualTo(Generated.crc(LENGTH));
        assertThat(downloaded.length()).isEqualTo(LENGTH);
        assertThat(downloaded.crc()).isEqualTo(Generated.crc(LENGTH));
        assertThat(afterUpload - before).isLessThan(GROWTH);
        assertThat(afterDownload - before).isLessThan(GROWTH);
    }

    private static Body upload(long length) {
        LEGACY.now(Behaviours.says("legacy"));
        LEGACY.forget();
        try (RawClient client = GATEWAY.connect().timeout(PATIENCE)) {
            client.send(Requests.of("POST", "/upload", "Content-Length: " + length));
            client.sendGenerated(length);
            assertThat(client.read("POST").status()).isEqualTo(200);
        }
        return LEGACY.next().body(PATIENCE);
    }

    private static Body download(long length) {
        LEGACY.now(Behaviours.sendsGenerated(length));
        try (RawClient client = GATEWAY.connect().timeout(PATIENCE)) {
            return client.exchange(Requests.get("/download")).body();
        }
    }
}
