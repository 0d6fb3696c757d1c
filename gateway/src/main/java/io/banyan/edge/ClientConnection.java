package io.banyan.edge;

import io.banyan.exchange.Outcome;
import io.banyan.process.Shortage;
import io.banyan.route.Side;
import io.banyan.split.ClientAddress;
import io.banyan.upstream.Client;
import io.banyan.upstream.Forwarded;
import io.banyan.upstream.Unexpected;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/// One client's connection, the last handler of its channel: requests in order, one exchange at a time. Reads only
/// what somebody is ready to take.
final class ClientConnection extends ChannelInboundHandlerAdapter {
    private final Channel channel;
    private final Intake intake;
    private final ClientClock clock;
    private final ClientReads reads;
    private final Client client;
    private ClientAddress socket = ClientAddress.UNKNOWN;
    private @Nullable Forwarded direct;
    private @Nullable Exchange current;
    private boolean keepAliveAsked;
    private boolean closing;

    /// @param client whose connection it is, or one of its streams
    ClientConnection(Channel channel, Intake intake, ClientClock clock, Client client) {
        this.channel = channel;
        this.intake = intake;
        this.clock = clock;
        this.reads = new ClientReads(channel);
        this.client = client;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        socket = Intake.address(channel);
        direct = intake.direct(channel, socket);
        reads.on();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        reads.came();
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
                reads.keep(head);
            }
        } else if (message instanceof HttpContent content && current != null) {
            current.body(content);
        } else {
            ReferenceCountUtil.release(message);
            reads.on();
        }
    }

    /// The steps of a request, in order.
    private void begin(HttpRequest head) {
        clock.busy();
        keepAliveAsked = HttpUtil.isKeepAlive(head);
        ClientRequest request = intake.received(head, socket, direct);
        Answer answer = new Answer(channel, head);
        ExchangeTally tally = new ExchangeTally(request, channel);
        Refusal refusal = intake.refused(request);
        if (refusal != null) {
            ReferenceCountUtil.release(head);
            refuse(refusal, answer, tally);
            return;
        }
        Sides sides = intake.decided(request, client);
        current = new Exchange(this, sides, new RequestBody(reads, clock, request), answer, tally);
        current.start();
    }

    /// Where no exchange has begun.
    private void refuse(Refusal refusal, Answer answer, ExchangeTally tally) {
        closeAfter(answer.refuse(refusal));
        intake.tap().ended(tally.record(null, Side.LEGACY, new Outcome.Refused(), answer));
    }

    private void refuseNobody(Refusal refusal) {
        ClientRequest nobodys = ClientRequest.unknown();
        refuse(refusal, new Answer(channel, nobodys.head()), new ExchangeTally(nobodys, channel));
    }

    boolean writable() {
        return channel.isWritable();
    }

    boolean mayKeepAlive() {
        return keepAliveAsked && !intake.draining().getAsBoolean();
    }

    void exchangeEnded(boolean reusable) {
        current = null;
        if (!reusable || intake.draining().getAsBoolean()) {
            closeAfter(channel.newSucceededFuture());
            return;
        }
        clock.idle(System.nanoTime());
        HttpRequest next = reads.next();
        if (next != null) {
            take(next);
        } else {
            RequestDecoder.goOn(channel);
            reads.on();
        }
    }

    void closeAfter(ChannelFuture written) {
        closing = true;
        reads.end();
        clock.busy();
        written.addListener(done -> LingeringClose.on(channel));
    }

    void tunnel(Channel upstream) {
        Exchange exchange = current;
        clock.busy();
        if (reads.keepsHead() || exchange == null) {
            upstream.close();
            channel.close();
            return;
        }
        Tunnel.join(channel, upstream);
        channel.closeFuture().addListener(closed -> exchange.gone());
    }

    /// The port no longer accepts.
    void drain() {
        if (current == null && !closing) {
            channel.close();
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
        reads.turnEnded();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (current != null && writable()) {
            current.clientWritable();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        gone();
    }

    /// Nothing goes to this client any more.
    void gone() {
        reads.end();
        if (current != null) {
            current.gone();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Shortage.is(cause);
        ctx.close();
    }
}
