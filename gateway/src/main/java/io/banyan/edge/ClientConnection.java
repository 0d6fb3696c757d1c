package io.banyan.edge;

import io.banyan.decide.Decider;
import io.banyan.decide.Decision;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Outcome;
import io.banyan.upstream.Forwarded;
import io.banyan.upstream.Reset;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.AsciiString;
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One client's connection: requests in order, one exchange at a time; of a pipelined next one at most the head is
/// read ahead. Reads only what somebody is ready to take.
final class ClientConnection extends ChannelInboundHandlerAdapter implements OpenConnection {
    private static final AsciiString[] A_PROXY_SAYS = {
        ForwardedHeaders.FOR,
        ForwardedHeaders.FORWARDED,
        ForwardedHeaders.REAL_IP,
        ForwardedHeaders.PROTO,
        ForwardedHeaders.HOST
    };
    private final Edge edge;
    private final ClientClock clock;
    private @Nullable ChannelHandlerContext ctx;
    private @Nullable Exchange current;
    private @Nullable HttpRequest next;
    private String socket = "";
    private boolean keepAliveAsked;
    private boolean reading;
    private boolean wanted;
    private boolean pumping;
    private boolean closing;

    ClientConnection(Edge edge, ClientClock clock) {
        this.edge = edge;
        this.clock = clock;
    }

    private ChannelHandlerContext ctx() {
        if (ctx == null) {
            throw new IllegalStateException("not connected");
        }
        return ctx;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        this.ctx = ctx;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        InetSocketAddress remote = (InetSocketAddress) ctx.channel().remoteAddress();
        socket = remote == null ? "" : NetUtil.toAddressString(remote.getAddress());
        readOn();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        reading = false;
        if (closing) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof HttpRequest head) {
            if (current == null) {
                begin(head);
            } else {
                next = head;
            }
        } else if (message instanceof HttpContent content && current != null && !current.requestEnded()) {
            current.body(content);
        } else {
            ReferenceCountUtil.release(message);
            readOn();
        }
    }

    /// The steps of a request, in order.
    private void begin(HttpRequest head) {
        clock.busy();
        keepAliveAsked = HttpUtil.isKeepAlive(head);
        Forwarded forwarded = forwarded(head.headers());
        Answer answer = new Answer(ctx(), head);
        ExchangeTally tally = new ExchangeTally(head, forwarded.client());
        Refusal refusal = HeadCheck.check(head, edge.options().limits());
        if (refusal == null && loops(head.headers())) {
            refusal = Refusal.LOOP;
        }
        if (refusal != null) {
            ReferenceCountUtil.release(head);
            closeAfter(answer.refuse(refusal));
            edge.listener().ended(tally.record(null, null, new Outcome.Refused(), answer));
            return;
        }
        Traffic traffic = edge.traffic().get();
        HeaderView view = new HeaderView(head, forwarded.client());
        Decision decision = Decider.decide(traffic.rules(), view, edge.preview());
        RequestHeads heads = new RequestHeads(
                head, forwarded, edge.options().installation(), edge.options().scheme());
        var request = new Exchange.Request(
                head, heads, decision, traffic, edge, ctx().channel().eventLoop());
        current = new Exchange(this, request, answer, tally);
        current.start();
    }

    private Forwarded forwarded(HttpHeaders headers) {
        List<String> chains = headers.contains(ForwardedHeaders.FOR) ? headers.getAll(ForwardedHeaders.FOR) : List.of();
        Forwarded forwarded = Forwarded.of(socket, chains, edge.options().trustedProxies());
        if (!forwarded.vouched() && aProxySays(headers)) {
            edge.proxyHint().dropped(socket);
        }
        return forwarded;
    }

    private static boolean aProxySays(HttpHeaders headers) {
        for (AsciiString name : A_PROXY_SAYS) {
            if (headers.contains(name)) {
                return true;
            }
        }
        return false;
    }

    private boolean loops(HttpHeaders headers) {
        return headers.containsValue(ForwardedHeaders.HOP, edge.options().installation(), false);
    }

    /// Asks for the next piece: of the body, the next head, or the news that the client has gone. What is already
    /// decoded comes at once, one piece a turn of this loop, so that ten thousand tiny chunks need no deep stack.
    void readOn() {
        wanted = true;
        if (pumping) {
            return;
        }
        pumping = true;
        while (wanted && !reading && !closing && next == null) {
            wanted = false;
            reading = true;
            ctx().read();
        }
        pumping = false;
    }

    void waitsForBody() {
        clock.body(System.nanoTime());
        readOn();
    }

    void waitsForUpstream() {
        clock.busy();
    }

    boolean writable() {
        return ctx().channel().isWritable();
    }

    boolean mayKeepAlive() {
        return keepAliveAsked && !edge.draining().getAsBoolean();
    }

    void exchangeEnded(boolean reusable) {
        current = null;
        if (!reusable || edge.draining().getAsBoolean()) {
            linger();
            return;
        }
        clock.idle(System.nanoTime());
        if (next != null) {
            HttpRequest head = next;
            next = null;
            begin(head);
        } else {
            decodeOn();
            readOn();
        }
    }

    /// Bytes held back behind a refused upgrade are the next request.
    private void decodeOn() {
        ChannelHandlerContext decoder = ctx().pipeline().context(RequestDecoder.class);
        if (decoder != null) {
            ((RequestDecoder) decoder.handler()).goOn(decoder);
        }
    }

    void closeAfter(ChannelFuture written) {
        closing = true;
        clock.busy();
        written.addListener(done -> linger());
    }

    private void linger() {
        closing = true;
        clock.busy();
        LingeringClose.on(ctx().channel());
    }

    void tunnel(Channel upstream) {
        Exchange exchange = current;
        clock.busy();
        if (next != null || exchange == null) {
            upstream.close();
            ctx().close();
            return;
        }
        Tunnel.join(ctx().channel(), upstream);
        ctx().channel().closeFuture().addListener(closed -> exchange.gone());
    }

    @Override
    public void drain() {
        if (current == null && !closing) {
            ctx().close();
        }
    }

    @Override
    public void check(long now) {
        var out = ctx().channel().unsafe().outboundBuffer();
        check(now, out == null ? 0 : out.totalPendingWriteBytes(), out == null ? 0 : out.currentProgress());
    }

    /// @param pending bytes that wait for the client to read them
    /// @param progress any number that changes when it reads some of them
    void check(long now, long pending, long progress) {
        switch (clock.check(now, pending, progress)) {
            case FINE -> {}
            case IDLE -> ctx().close();
            case SLOW -> slow();
            case NOT_READING -> Reset.on(ctx().channel());
        }
    }

    private void slow() {
        clock.busy();
        if (current != null) {
            current.broken(Refusal.SLOW);
            return;
        }
        HttpRequest nobody = new io.netty.handler.codec.http.DefaultHttpRequest(
                io.netty.handler.codec.http.HttpVersion.HTTP_1_1, io.netty.handler.codec.http.HttpMethod.GET, "-");
        Answer answer = new Answer(ctx(), nobody);
        closeAfter(answer.refuse(Refusal.SLOW));
        ExchangeRecord record = new ExchangeTally(nobody, "").record(null, null, new Outcome.Refused(), answer);
        edge.listener().ended(record);
    }

    /// The flow control counts a read as done when a turn of the socket ends, even if it brought nothing: asked again.
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (reading) {
            reading = false;
            readOn();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (current != null && writable()) {
            current.clientWritable();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (next != null) {
            ReferenceCountUtil.release(next);
            next = null;
        }
        if (current != null) {
            current.gone();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
