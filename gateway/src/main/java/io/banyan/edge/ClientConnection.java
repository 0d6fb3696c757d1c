package io.banyan.edge;

import io.banyan.exchange.Outcome;
import io.banyan.split.ClientAddress;
import io.banyan.upstream.Forwarded;
import io.banyan.upstream.Unexpected;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/// One client's connection: requests in order, one exchange at a time; of a pipelined next one at most the head is
/// read ahead. Reads only what somebody is ready to take.
final class ClientConnection extends ChannelInboundHandlerAdapter {
    private final Intake intake;
    private final ClientClock clock;
    private @Nullable ClientReads reads;
    private @Nullable Exchange current;
    private @Nullable HttpRequest next;
    private ClientAddress socket = ClientAddress.UNKNOWN;
    private @Nullable Forwarded direct;
    private boolean keepAliveAsked;
    private boolean closing;

    ClientConnection(Intake intake, ClientClock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    private ClientReads reads() {
        if (reads == null) {
            throw new IllegalStateException("not connected");
        }
        return reads;
    }

    private Channel channel() {
        return reads().channel();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        reads = new ClientReads(ctx);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        socket = Intake.address(ctx.channel());
        direct = intake.direct(socket);
        readOn();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        reads().came();
        take(message);
    }

    private void take(Object message) {
        try {
            read(message);
        } catch (RuntimeException | Error unexpected) {
            if (current != null) {
                current.broke(unexpected);
            } else {
                Unexpected.log("a client's connection", unexpected);
                refuseNobody(Refusal.FAULT);
            }
        }
    }

    private void read(Object message) {
        if (closing) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof HttpRequest head) {
            if (current == null) {
                begin(head);
            } else {
                next = head;
                reads().stop();
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
        ClientRequest request = intake.received(head, socket, direct);
        Answer answer = new Answer(reads().ctx(), head);
        ExchangeTally tally = new ExchangeTally(request);
        Refusal refusal = intake.refused(request);
        if (refusal != null) {
            ReferenceCountUtil.release(head);
            refuse(refusal, answer, tally);
            return;
        }
        Sides sides = intake.decided(request, channel().eventLoop());
        Exchange exchange = new Exchange(this, sides, new RequestBody(this, request), answer, tally);
        current = exchange;
        exchange.start();
    }

    /// Where no exchange has begun.
    private void refuse(Refusal refusal, Answer answer, ExchangeTally tally) {
        closeAfter(answer.refuse(refusal));
        intake.tap().ended(tally.record(null, null, new Outcome.Refused(), answer));
    }

    private void refuseNobody(Refusal refusal) {
        HttpRequest nobody = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "-");
        ClientRequest unknown = intake.received(nobody, ClientAddress.UNKNOWN, Forwarded.direct(ClientAddress.UNKNOWN));
        refuse(refusal, new Answer(reads().ctx(), nobody), new ExchangeTally(unknown));
    }

    /// Asks for the next piece: of the body, the next head, or the news that the client has gone.
    void readOn() {
        reads().on();
    }

    void waitsForBody() {
        clock.body(System.nanoTime());
        readOn();
    }

    void waitsForUpstream() {
        clock.busy();
    }

    boolean writable() {
        return channel().isWritable();
    }

    boolean mayKeepAlive() {
        return keepAliveAsked && !intake.draining().getAsBoolean();
    }

    void exchangeEnded(boolean reusable) {
        current = null;
        if (!reusable || intake.draining().getAsBoolean()) {
            linger();
            return;
        }
        clock.idle(System.nanoTime());
        HttpRequest head = next;
        if (head == null) {
            RequestDecoder.goOn(channel());
            readOn();
            return;
        }
        next = null;
        reads().resume();
        take(head);
    }

    void closeAfter(ChannelFuture written) {
        closing = true;
        reads().stop();
        clock.busy();
        written.addListener(done -> linger());
    }

    private void linger() {
        closing = true;
        reads().stop();
        clock.busy();
        LingeringClose.on(channel());
    }

    void tunnel(Channel upstream) {
        Exchange exchange = current;
        clock.busy();
        if (next != null || exchange == null) {
            upstream.close();
            channel().close();
            return;
        }
        Tunnel.join(channel(), upstream);
        channel().closeFuture().addListener(closed -> exchange.gone());
    }

    /// The port no longer accepts.
    void drain() {
        if (current == null && !closing) {
            channel().close();
        }
    }

    /// A head or a piece of a body did not come in time.
    void slow() {
        clock.busy();
        if (current != null) {
            current.broken(Refusal.SLOW);
        } else {
            refuseNobody(Refusal.SLOW);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        reads().turnEnded();
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
