package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShadowRoomTests {
    private final ShadowRoom room = new ShadowRoom();
    private final ShadowRoom.OfGroup events = room.of("events");
    private final ShadowRoom.OfGroup orders = room.of("orders");

    /// Clients that do not read on keep their copies alive.
    @Test
    void leavesAQuarterToOtherGroups() {
        assertThat(entered(events)).isEqualTo(768);
        assertThat(entered(orders)).isEqualTo(256);

        events.leave();
        assertThat(orders.enter()).isTrue();
        assertThat(events.enter()).isFalse();
        orders.leave();
        assertThat(events.enter()).isTrue();
        assertThat(room.copies()).isEqualTo(1_024);
    }

    private static int entered(ShadowRoom.OfGroup group) {
        int copies = 0;
        while (group.enter()) {
            copies++;
        }
        return copies;
    }

    @Test
    void leavesAQuarterOfTheBytesToOtherGroups() {
        assertThat(events.keep(48 << 20)).isTrue();
        assertThat(events.keep(1)).isFalse();
        assertThat(orders.keep((16 << 20) + 1)).isFalse();
        assertThat(orders.keep(16 << 20)).isTrue();

        events.free(48 << 20);
        orders.free(16 << 20);
        assertThat(room.bytes()).isZero();
    }
}
