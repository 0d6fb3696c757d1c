package io.banyan.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What a link does where nothing answers as Redis would; with a real one it is tested by its users, in `tests/stores`.
class RedisLinkTests {
    /// More than the 900 ms that are promised, for a slow machine.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Test
    void isMadeWithoutRedisAndSaysSoWhenAsked() throws IOException {
        int nobody;
        try (ServerSocket taken = listening()) {
            nobody = taken.getLocalPort();
        }
        try (RedisLink link = linkTo(nobody)) {
            assertThatThrownBy(() -> ping(link)).hasMessageNotContaining("blocking read");
        }
    }

    @Test
    void givesUpOnWhoTakesAConnectionAndNeverAnswersAndTriesAnother() throws IOException {
        try (ServerSocket silent = listening();
                RedisLink link = linkTo(silent.getLocalPort())) {
            assertThatThrownBy(() -> ping(link)).hasMessageNotContaining("blocking read");
            assertThatThrownBy(() -> ping(link)).hasMessageNotContaining("blocking read");

            silent.setSoTimeout((int) PATIENCE.toMillis());
            try (Socket first = silent.accept();
                    Socket second = silent.accept()) {
                assertThat(second.getPort()).isNotEqualTo(first.getPort());
            }
        }
    }

    @Test
    void whatIsPublishedEndsWhenTheLinkIsClosed() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (ServerSocket silent = listening()) {
            RedisLink link = linkTo(silent.getLocalPort());
            link.messages("channel").subscribe(message -> {}, failed -> {}, ended::countDown);

            link.close();

            assertThat(ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void isShownWithoutThePassword() {
        try (RedisLink link = new RedisLink(RedisAddress.parse("redis://default:secret@127.0.0.1:1"))) {
            assertThat(link).hasToString("redis://***@127.0.0.1:1");
        }
    }

    private static String ping(RedisLink link) {
        return link.ask(commands -> commands.ping()).blockOptional(PATIENCE).orElseThrow();
    }

    private static RedisLink linkTo(int port) {
        return new RedisLink(RedisAddress.parse("redis://127.0.0.1:" + port));
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }
}
