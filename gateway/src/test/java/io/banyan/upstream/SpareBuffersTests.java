package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@NullMarked
class SpareBuffersTests {
    private @Nullable String fault;
    private final SpareBuffers buffers = new SpareBuffers(new Faulty(), 100);

    private final class Faulty extends AbstractByteBufAllocator {
        @Override
        protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
            return UnpooledByteBufAllocator.DEFAULT.heapBuffer(initialCapacity, maxCapacity);
        }

        @Override
        protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
            if (fault != null) {
                throw new OutOfMemoryError(fault);
            }
            return UnpooledByteBufAllocator.DEFAULT.directBuffer(initialCapacity, maxCapacity);
        }

        @Override
        public boolean isDirectBufferPooled() {
            return false;
        }
    }

    @Test
    void theHeapStandsInAsFarAsItMayAndIsGivenBack() {
        ByteBuf usual = buffers.ioBuffer(10);
        assertThat(usual.isDirect()).isTrue();
        fault = "failed to allocate 4 byte(s) of direct memory";

        ByteBuf spare = buffers.ioBuffer(60);
        assertThat(spare.isDirect()).isFalse();
        assertThat(buffers.spent()).isEqualTo(60);
        assertThatThrownBy(() -> buffers.ioBuffer(60)).isInstanceOf(OutOfMemoryError.class);

        fault = null;
        ByteBuf next = buffers.ioBuffer(30);
        assertThat(next.isDirect()).as("while it is scarce").isFalse();
        ByteBuf beyond = buffers.ioBuffer(30);
        assertThat(beyond.isDirect()).as("once there is no room").isTrue();

        beyond.release();
        next.release();
        spare.release();
        usual.release();
        assertThat(buffers.spent()).isZero();
        buffers.ioBuffer(60).release();
    }

    @Test
    void itDoesNotStandInForItself() {
        fault = "Java heap space";

        assertThatThrownBy(() -> buffers.ioBuffer(1)).hasMessage("Java heap space");
    }
}
