package io.banyan.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Reads a server's frames for [FrameClient] until the connection ends.
final class FrameReader implements Runnable {
    private final DataInputStream in;
    private final FrameClient client;
    private final boolean givesBack;
    private final DefaultHttp2HeadersDecoder headers = new DefaultHttp2HeadersDecoder(false, 1 << 20);

    FrameReader(DataInputStream in, FrameClient client, boolean givesBack) {
        this.in = in;
        this.client = client;
        this.givesBack = givesBack;
    }

    @Override
    public void run() {
        try {
            while (true) {
                int lengthAndType = in.readInt();
                int flags = in.readUnsignedByte();
                int stream = in.readInt();
                take(lengthAndType & 0xff, flags, stream, in.readNBytes(lengthAndType >>> 8));
            }
        } catch (IOException | UncheckedIOException | Http2Exception e) {
            client.seen().end();
        }
    }

    private void take(int type, int flags, int stream, byte[] payload) throws Http2Exception {
        switch (type) {
            case FrameClient.DATA -> data(flags, stream, payload);
            case FrameClient.HEADERS -> {
                client.stream(stream).head(fields(stream, payload));
                endIf(flags, stream);
            }
            case FrameClient.RST_STREAM ->
                client.stream(stream).reset(ByteBuffer.wrap(payload).getInt());
            case FrameClient.SETTINGS -> settings(flags, payload);
            case FrameClient.PING -> ping(flags, payload);
            case FrameClient.GOAWAY -> {
                ByteBuffer body = ByteBuffer.wrap(payload);
                client.seen().goAways().add(new ConnectionSeen.GoAway(body.getInt(), body.getInt()));
            }
            case FrameClient.WINDOW_UPDATE ->
                client.stream(stream).gave(ByteBuffer.wrap(payload).getInt());
            default -> {}
        }
    }

    private void data(int flags, int stream, byte[] payload) {
        client.stream(stream).data(new String(payload, ISO_8859_1));
        endIf(flags, stream);
        if (givesBack && payload.length > 0) {
            client.windowUpdate(0, payload.length);
            if (!client.stream(stream).over()) {
                client.windowUpdate(stream, payload.length);
            }
        }
    }

    private void endIf(int flags, int stream) {
        if ((flags & FrameClient.END_STREAM) != 0) {
            client.stream(stream).end();
        }
    }

    private List<String> fields(int stream, byte[] payload) throws Http2Exception {
        List<String> fields = new ArrayList<>();
        headers.decodeHeaders(stream, Unpooled.wrappedBuffer(payload))
                .forEach(field -> fields.add(field.getKey() + ": " + field.getValue()));
        return fields;
    }

    private void settings(int flags, byte[] payload) {
        ByteBuffer body = ByteBuffer.wrap(payload);
        while (body.hasRemaining()) {
            client.seen().settings().put((int) body.getShort(), (long) body.getInt());
        }
        if ((flags & FrameClient.ACK) == 0) {
            client.frame(FrameClient.SETTINGS, FrameClient.ACK, 0);
        }
    }

    private void ping(int flags, byte[] payload) {
        if ((flags & FrameClient.ACK) != 0) {
            client.seen().pong();
        } else {
            client.frame(FrameClient.PING, FrameClient.ACK, 0, payload);
        }
    }
}
