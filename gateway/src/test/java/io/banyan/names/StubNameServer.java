package io.banyan.names;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A name server on a port of the loopback address that knows what a test tells it.
final class StubNameServer implements AutoCloseable {
    enum Mood {
        /// Of other names it says that they do not exist.
        ANSWERS,
        FAILS,
        IS_SILENT
    }

    private final Map<String, List<InetAddress>> addresses = new ConcurrentHashMap<>();
    private final Channel channel;
    volatile Mood mood = Mood.ANSWERS;
    volatile boolean dropsIpv6;

    StubNameServer(EventLoop loop) {
        channel = new Bootstrap()
                .group(loop)
                .channel(NioDatagramChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel made) {
                        made.pipeline()
                                .addLast(
                                        new DatagramDnsQueryDecoder(), new DatagramDnsResponseEncoder(), new Answers());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /// All with a time-to-live of 17 s.
    ///
    /// @param name without a dot at its end, in lower case
    void knows(String name, String... at) {
        addresses.put(name, KnownAddressesTests.addresses(at));
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
    }

    private final class Answers extends SimpleChannelInboundHandler<DatagramDnsQuery> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, DatagramDnsQuery query) {
            DnsQuestion asked = query.recordAt(DnsSection.QUESTION);
            boolean six = asked.type().equals(DnsRecordType.AAAA);
            if (mood == Mood.IS_SILENT || (six && dropsIpv6)) {
                return;
            }
            DatagramDnsResponse answer = new DatagramDnsResponse(address(), query.sender(), query.id());
            answer.setRecursionAvailable(true).setAuthoritativeAnswer(true);
            answer.addRecord(DnsSection.QUESTION, new DefaultDnsQuestion(asked.name(), asked.type()));
            String name = asked.name().toLowerCase(Locale.ROOT);
            List<InetAddress> known = addresses.get(name.replaceFirst("\\.$", ""));
            if (mood == Mood.FAILS) {
                answer.setCode(DnsResponseCode.SERVFAIL);
            } else if (known == null) {
                answer.setCode(DnsResponseCode.NXDOMAIN);
            } else {
                known.stream()
                        .map(InetAddress::getAddress)
                        .filter(bytes -> bytes.length == (six ? 16 : 4))
                        .forEach(bytes -> answer.addRecord(
                                DnsSection.ANSWER,
                                new DefaultDnsRawRecord(
                                        asked.name(), asked.type(), 17, Unpooled.wrappedBuffer(bytes))));
            }
            ctx.writeAndFlush(answer);
        }
    }
}
