package io.banyan.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTests {
    @Test
    void namesThePortInUseAndTheOptionThatChangesIt() throws Exception {
        Ports free = Ports.free();
        try (var taken = new ServerSocket(free.monolith())) {
            assertThat(free.problems())
                    .containsExactly("port %d is in use; stop what listens there or choose another with --monolith-port"
                            .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void refusesOnePortForTwoParts() {
        int port = Ports.free().gateway();

        Ports free = Ports.free();
        var ports = new Ports(port, port, free.monolith(), free.modern(), free.functions());

        assertThat(ports.problems())
                .contains("port %d is given to both --port and --admin-port; choose another for one".formatted(port));
    }

    @Test
    void refusesWhatIsNoPort() {
        Ports free = Ports.free();

        assertThat(new Ports(0, 70_000, free.monolith(), free.modern(), free.functions()).problems())
                .containsExactly(
                        "--port was 0 but must be 1 to 65535", "--admin-port was 70000 but must be 1 to 65535");
    }

    @Test
    void findsFiveDifferentFreePorts() {
        assertThat(Ports.free().problems()).isEmpty();
    }
}
