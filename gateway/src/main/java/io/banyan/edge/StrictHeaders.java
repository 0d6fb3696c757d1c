package io.banyan.edge;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersDecoder;

/// Decodes header blocks with every check that Netty has. A block that fails them still opens its stream, with a mark
/// in place of its fields: so that stream alone is refused, with an answer, and what follows on it is known to be its.
final class StrictHeaders implements Http2HeadersDecoder {
    static final Http2Headers MALFORMED = new DefaultHttp2Headers(false);
    static final Http2Headers TOO_LARGE = new DefaultHttp2Headers(false);
    /// A block up to so many times too large is still read, so that it can be answered; a larger one ends the
    /// connection.
    private static final int STILL_READ = 4;

    private final DefaultHttp2HeadersDecoder decoder;

    /// @param most bytes of all names and values, and 32 for each
    StrictHeaders(long most) throws Http2Exception {
        decoder = new DefaultHttp2HeadersDecoder(true, true, most);
        decoder.maxHeaderListSize(most, readUpTo(most));
    }

    static long readUpTo(long most) {
        return STILL_READ * most;
    }

    @Override
    public Http2Headers decodeHeaders(int stream, ByteBuf block) throws Http2Exception {
        try {
            return decoder.decodeHeaders(stream, block);
        } catch (Http2Exception.HeaderListSizeException tooLarge) {
            return TOO_LARGE;
        } catch (Http2Exception.StreamException malformed) {
            return MALFORMED;
        }
    }

    @Override
    public Configuration configuration() {
        return decoder.configuration();
    }
}
