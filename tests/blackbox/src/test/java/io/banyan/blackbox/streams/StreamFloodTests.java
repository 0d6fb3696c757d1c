package io.banyan.blackbox.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.FrameClient;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.Measured;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Floods of frames end the connection they come on, and another client's requests go on without an error.
@ExtendWith(SecureProcess.class)
class StreamFloodTests {
    private static final int FRAMES = FullNumbers.pick(4_000, 50_000);

    private static final Measured MEASURED = Measured.as("http2-floods");

    @AfterAll
    static void tell() {
        MEASURED.append();
    }

    private enum Flood {
        RAPID_RESET {
            @Override
            void send(FrameClient client) {
                client.reset(client.get("/legacy"));
            }
        },
        MADE_TO_RESET {
            @Override
            void send(FrameClient client) {
                client.windowUpdate(client.get("/legacy"), 0);
            }
        },
        MADE_TO_RESET_BY_OVERFLOW {
            @Override
            void send(FrameClient client) {
                int id = client.get("/legacy");
                client.windowUpdate(id, Integer.MAX_VALUE);
            }
        },
        MADE_TO_RESET_BY_DATA {
            @Override
            void send(FrameClient client) {
                int id = client.get("/legacy");
                client.data(id, false, "");
            }
        },
        CONTINUATIONS {
            @Override
            void begin(FrameClient client) {
                client.frame(FrameClient.HEADERS, 0, 1, FrameClient.block(":method", "GET"));
            }

            @Override
            void send(FrameClient client) {
                client.frame(FrameClient.CONTINUATION, 0, 1);
            }
        },
        LARGE_CONTINUATIONS {
            @Override
            void begin(FrameClient client) {
                client.frame(FrameClient.HEADERS, 0, 1, FrameClient.block(":method", "GET"));
            }

            @Override
            void send(FrameClient client) {
                client.frame(FrameClient.CONTINUATION, 0, 1, FrameClient.block("x-a", "b".repeat(8_000)));
            }
        },
        SETTINGS {
            @Override
            void send(FrameClient client) {
                client.frame(FrameClient.SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, (byte) 0xff, (byte) 0xff});
            }
        },
        PINGS {
            @Override
            void send(FrameClient client) {
                client.frame(FrameClient.PING, 0, 0, new byte[8]);
            }
        },
        WINDOW_UPDATES {
            @Override
            void send(FrameClient client) {
                client.windowUpdate(0, 1);
            }
        },
        PRIORITIES {
            @Override
            void send(FrameClient client) {
                client.frame(2, 0, 1, new byte[] {0, 0, 0, 0, 16});
            }
        },
        UNKNOWN_FRAMES {
            @Override
            void send(FrameClient client) {
                client.frame(0x42, 0, 0);
            }
        },
        EMPTY_DATA {
            @Override
            void begin(FrameClient client) {
                client.post("/legacy");
            }

            @Override
            void send(FrameClient client) {
                client.data(1, false, "");
            }
        },
        HEADERS_OF_A_STREAM_THAT_IS_OVER {
            @Override
            void begin(FrameClient client) {
                client.windowUpdate(client.post("/legacy"), 0);
                Await.until("it is reset", () -> client.stream(1).resetBy() != null);
            }

            @Override
            void send(FrameClient client) {
                client.headers(1, true, "x-sum", "1");
            }
        },
        PUSH_PROMISES {
            @Override
            void send(FrameClient client) {
                client.frame(5, 4, 1, new byte[4]);
            }
        };

        void begin(FrameClient client) {}

        abstract void send(FrameClient client);
    }

    @ParameterizedTest
    @EnumSource(Flood.class)
    void endsAFloodAndHarmsNobodyElse(Flood flood, SecureProcess.Running running) {
        GatewayProcess gateway = running.gateway();
        AtomicInteger served = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        try (FrameClient attacker = FrameClient.connect(gateway.port());
                FrameClient other = FrameClient.connect(gateway.port())) {
            Thread user = Thread.ofVirtual().start(() -> {
                while (!done.get()) {
                    served.addAndGet(
                            other.stream(other.get("/legacy")).answer().body().equals("legacy") ? 1 : 0);
                }
            });
            int sent = flood(attacker, flood);
            attacker.seen().awaitEnd();
            int before = served.get();
            Await.until("the other client is served on", () -> served.get() > before + 10);
            done.set(true);
            user.join();

            assertThat(other.seen().goAways()).isEmpty();
            assertThat(other.seen().ended()).isFalse();
            MEASURED.figure(
                    flood.name(),
                    (sent < 0 ? "closed while sending" : sent + " of " + FRAMES + " frames sent") + "; another client: "
                            + served.get() + " requests served, none failed");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(gateway.running()).isTrue();
        assertThat(gateway.output()).doesNotContain("Exception").doesNotContain("ERROR");
    }

    private static int flood(FrameClient attacker, Flood flood) {
        try {
            flood.begin(attacker);
            for (int i = 0; i < FRAMES; i++) {
                flood.send(attacker);
                if (attacker.seen().ended()) {
                    return i;
                }
            }
        } catch (UncheckedIOException closed) {
            return -1;
        }
        return FRAMES;
    }
}
