package io.banyan.function;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.buffer.UnpooledHeapByteBuf;

/// The body of a whole answer, which tells when it has gone to the client or was dropped.
final class AnswerBody extends UnpooledHeapByteBuf {
    private final Runnable gone;

    AnswerBody(byte[] bytes, Runnable gone) {
        super(UnpooledByteBufAllocator.DEFAULT, bytes, bytes.length);
        this.gone = gone;
    }

    @Override
    protected void deallocate() {
        super.deallocate();
        gone.run();
    }
}
