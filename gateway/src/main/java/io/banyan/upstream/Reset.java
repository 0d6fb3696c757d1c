package io.banyan.upstream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;

/// Closes a connection so that its far end sees a reset, and takes nothing that it has for a whole message: in TLS,
/// without the close_notify that would tell it so.
public final class Reset {
    private Reset() {}

    public static void on(Channel channel) {
        try {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        } catch (ChannelException closed) {
            // an option cannot be set on a connection that the far end has closed; there is nothing left to reset
        }
        ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first != null) { // null once it has closed
            first.close();
        }
    }
}
