package io.banyan.upstream;

import io.banyan.names.HostAddresses;
import io.banyan.names.Race;
import io.banyan.process.Shortage;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Carries a [Race] out for one connection, on one event loop: the first address that takes it wins, the others are
/// given up, and the host is told who lives and who does not.
final class AddressRace {
    private static final int TRIAL_MILLIS = 1_000;

    private final EventLoop loop;
    private final HostAddresses host;
    private final Function<InetSocketAddress, ChannelFuture> open;
    private final BiConsumer<@Nullable Channel, @Nullable Throwable> done;
    private final List<Entrant> running = new ArrayList<>();
    private @Nullable Future<?> next;
    private @Nullable Future<?> end;
    private boolean over;

    /// @param open begins to connect to an address
    /// @param done is called once, with the channel that is connected, or with why none is
    AddressRace(
            EventLoop loop,
            HostAddresses host,
            Function<InetSocketAddress, ChannelFuture> open,
            BiConsumer<@Nullable Channel, @Nullable Throwable> done) {
        this.loop = loop;
        this.host = host;
        this.open = open;
        this.done = done;
    }

    private record Entrant(int number, InetSocketAddress address, ChannelFuture future) {}

    /// @param addresses at least one
    /// @param nanos the time it may take
    void begin(List<InetSocketAddress> addresses, long nanos) {
        InetSocketAddress trial = host.trial();
        if (trial != null) {
            tryBeside(trial);
        }
        Throwable late = new ConnectException("no address of " + host.name() + " took a connection in time");
        end = loop.schedule(() -> end(null, late), nanos, TimeUnit.NANOSECONDS);
        goOn(new Race(addresses.size(), host.now()), addresses);
    }

    private void goOn(Race race, List<InetSocketAddress> addresses) {
        stop(next);
        int number;
        while (!over && (number = race.begin(host.now())) >= 0) {
            Entrant entrant = new Entrant(number, addresses.get(number), open.apply(addresses.get(number)));
            running.add(entrant);
            // Where no socket can be made, Netty tells it on a thread of its own.
            entrant.future.addListener(connected -> {
                if (loop.inEventLoop()) {
                    ended(entrant, race, addresses);
                } else {
                    loop.execute(() -> ended(entrant, race, addresses));
                }
            });
        }
        long pause = race.pause(host.now());
        if (!over && pause >= 0) {
            next = loop.schedule(() -> goOn(race, addresses), pause, TimeUnit.NANOSECONDS);
        }
    }

    private void ended(Entrant entrant, Race race, List<InetSocketAddress> addresses) {
        running.remove(entrant);
        if (entrant.future.isSuccess()) {
            host.lives(entrant.address);
            if (over) {
                entrant.future.channel().close();
            } else {
                end(entrant, null);
            }
        } else if (Shortage.is(entrant.future.cause())) {
            // No fault of the address's.
            if (!over) {
                end(null, entrant.future.cause());
            }
        } else if (!over) {
            host.died(entrant.address);
            race.failed(host.now());
            if (race.isLost()) {
                end(null, entrant.future.cause());
            } else {
                goOn(race, addresses);
            }
        }
    }

    /// Whoever began before the winner and still has no connection is too slow to be asked first again.
    private void end(@Nullable Entrant winner, @Nullable Throwable cause) {
        over = true;
        stop(next);
        stop(end);
        for (Entrant entrant : List.copyOf(running)) {
            if (winner == null || entrant.number < winner.number) {
                host.died(entrant.address);
            }
            entrant.future.channel().close();
        }
        done.accept(winner == null ? null : winner.future.channel(), cause);
    }

    private static void stop(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void tryBeside(InetSocketAddress dead) {
        ChannelFuture trial = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, TRIAL_MILLIS)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(dead);
        trial.addListener(tried -> {
            if (tried.isSuccess()) {
                host.lives(dead);
            } else if (!Shortage.is(trial.cause())) {
                host.died(dead);
            }
            trial.channel().close();
        });
    }
}
