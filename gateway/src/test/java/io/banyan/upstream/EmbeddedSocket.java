package io.banyan.upstream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.DefaultChannelId;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.local.LocalServerChannel;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A channel without a network that knows whether it was closed in order or by a reset.
public final class EmbeddedSocket extends EmbeddedChannel {
    private final StringBuilder written = new StringBuilder();
    private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(true);
    private @Nullable ChannelConfig config;
    private boolean abortive;

    /// Accepted by a server's socket, as a traffic port's are.
    public EmbeddedSocket() {
        super(new LocalServerChannel(), DefaultChannelId.newInstance(), true, false);
    }

    /// All that was written into it so far, bytes as ISO-8859-1.
    public String written() {
        return written.toString();
    }

    @Override
    protected void handleOutboundMessage(Object message) {
        if (message instanceof ByteBuf bytes) {
            written.append(bytes.toString(StandardCharsets.ISO_8859_1));
        }
        ReferenceCountUtil.release(message);
    }

    /// The far end sends these bytes, in one piece.
    public void arrives(String bytes) {
        writeInbound(alloc().buffer().writeBytes(bytes.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /// Bytes of buffers that nobody has released yet.
    public long held() {
        return memory.metric().usedDirectMemory() + memory.metric().usedHeapMemory();
    }

    /// The far end closes.
    public void ends() {
        unsafe().close(newPromise()); // past the handlers, which may close in an order of their own
        runPendingTasks();
    }

    /// Closed by us in a way that the far end sees as a reset.
    public boolean isReset() {
        return abortive && !isActive();
    }

    @Override
    protected SocketAddress remoteAddress0() {
        return new InetSocketAddress("203.0.113.7", 5123);
    }

    @Override
    public ChannelConfig config() {
        if (config == null) {
            config = new Recording();
        }
        return config;
    }

    private final class Recording extends DefaultChannelConfig {
        Recording() {
            super(EmbeddedSocket.this);
        }

        @Override
        public ByteBufAllocator getAllocator() {
            return memory;
        }

        @Override
        public <T> boolean setOption(ChannelOption<T> option, T value) {
            if (option.equals(ChannelOption.SO_LINGER) && !isOpen()) {
                throw new ChannelException("Socket is closed"); // as a socket does
            }
            abortive |= option.equals(ChannelOption.SO_LINGER);
            return super.setOption(option, value);
        }
    }
}
