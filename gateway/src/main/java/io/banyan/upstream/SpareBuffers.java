package io.banyan.upstream;

import io.banyan.process.Shortage;
import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledHeapByteBuf;
import java.util.concurrent.atomic.AtomicLong;

/// Netty's buffers, and some of the heap for when direct memory is used up: then clients that read slowly hold it, and
/// those that would be served at once must not pay for them. An eighth of the largest heap at most, so that it never
/// fills; beyond that whoever needs a buffer is ended, as without it. Of the process, as its memory is.
public final class SpareBuffers extends AbstractByteBufAllocator {
    public static final ByteBufAllocator OF_PROCESS =
            new SpareBuffers(ByteBufAllocator.DEFAULT, Runtime.getRuntime().maxMemory() / 8);

    private final ByteBufAllocator usual;
    private final long most;
    private final AtomicLong spent = new AtomicLong();
    private volatile boolean scarce;

    /// @param most bytes of the heap
    SpareBuffers(ByteBufAllocator usual, long most) {
        super(true);
        this.usual = usual;
        this.most = most;
    }

    @Override
    protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
        return usual.heapBuffer(initialCapacity, maxCapacity);
    }

    /// While direct memory is scarce the heap comes first: a buffer of direct memory could be had and then not grow.
    @Override
    protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
        if (scarce && isStillScarce() && hasRoom(initialCapacity)) {
            return new Spare(initialCapacity, maxCapacity);
        }
        try {
            return usual.directBuffer(initialCapacity, maxCapacity);
        } catch (OutOfMemoryError full) {
            scarce = Shortage.is(full);
            if (scarce && hasRoom(initialCapacity)) {
                return new Spare(initialCapacity, maxCapacity);
            }
            throw full;
        }
    }

    private boolean isStillScarce() {
        scarce = Shortage.DIRECT_MEMORY.lasts();
        return scarce;
    }

    private boolean hasRoom(int more) {
        return spent.get() + more <= most;
    }

    @Override
    public boolean isDirectBufferPooled() {
        return true;
    }

    /// Bytes of the heap in use.
    long spent() {
        return spent.get();
    }

    /// Of the heap, counted.
    private final class Spare extends UnpooledHeapByteBuf {
        Spare(int initialCapacity, int maxCapacity) {
            super(SpareBuffers.this, initialCapacity, maxCapacity);
        }

        @Override
        protected byte[] allocateArray(int initialCapacity) {
            byte[] array = super.allocateArray(initialCapacity);
            spent.addAndGet(array.length);
            return array;
        }

        @Override
        protected void freeArray(byte[] array) {
            spent.addAndGet(-array.length);
            super.freeArray(array);
        }
    }
}
