package io.banyan.functions.app;

import io.banyan.functions.api.ApiServer;
import io.banyan.functions.host.FunctionHost;
import io.banyan.functions.host.FunctionReport;
import io.banyan.functions.host.HostSpec;
import io.banyan.functions.process.Leftovers;
import io.banyan.functions.process.OsLauncher;
import io.banyan.functions.process.RuntimeFiles;
import io.banyan.functions.runtime.RuntimeApi;
import io.banyan.functions.spec.RuntimeKind;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A host that serves: all that runs in the process.
final class Serving implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("functions");

    private final ServeSpec spec;
    private final List<AutoCloseable> held = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable InetSocketAddress address;

    private Serving(ServeSpec spec) {
        this.spec = spec;
    }

    /// @param path where programs are
    static Serving start(ServeSpec spec, @Nullable String path) {
        Serving serving = new Serving(spec);
        try {
            serving.start(path);
            return serving;
        } catch (RuntimeException refused) {
            serving.close();
            throw refused;
        }
    }

    private void start(@Nullable String path) {
        HostSpec hosted = spec.host();
        keep(lock(hosted.state()));
        RuntimeFiles files = files(hosted.state().resolve("runtimes"), path);
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(threads, NioIoHandler.newFactory());
        keep(() -> loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly());
        Leftovers leftovers = keep(leftovers(hosted.state().resolve("environments")));
        OsLauncher launcher = new OsLauncher(
                new RuntimeApi(loops), files, hosted.state().resolve("pipes"), leftovers, spec.callers());
        FunctionHost host = keep(FunctionHost.start(hosted, launcher));
        if (host.reports().isEmpty() || (spec.strict() && !host.problems().isEmpty())) {
            throw new StartRefused("nothing is served from " + hosted.functions() + "; mend what stands above");
        }
        if (files.node() == null && host.reports().stream().anyMatch(Serving::needsNode)) {
            LOG.warn("nodejs functions cannot be started: there is no node on this machine; install it with: apt-get"
                    + " install nodejs");
        }
        warnOfGroups(host);
        ApiServer server = keep(server(host, loops));
        address = server.address();
        if (!address.getAddress().isLoopbackAddress()) {
            LOG.warn("tokens and events pass in the clear here; keep {} in a network of your own", address());
        }
        LOG.info(
                "serve {} at http://{}; state in {}",
                String.join(
                        ", ",
                        host.reports().stream().map(one -> one.spec().name()).toList()),
                address(),
                hosted.state());
    }

    /// Of a group without a key nothing can be invoked.
    private void warnOfGroups(FunctionHost host) {
        if (spec.admission().ways() != null) {
            host.reports().stream()
                    .map(FunctionReport::spec)
                    .filter(one ->
                            !spec.callers().keys().containsKey(one.ownership().group()))
                    .forEach(one -> LOG.warn(
                            "{}: its group {} has no key in --gateway-keys, so no call of it is accepted; add the line"
                                    + " that this prints: ./banyan way keys --file way-keys.txt --groups {}",
                            one.name(),
                            one.ownership().group(),
                            one.ownership().group()));
        }
    }

    private static boolean needsNode(FunctionReport report) {
        return report.spec().program().runtime() == RuntimeKind.NODEJS;
    }

    private ApiServer server(FunctionHost host, EventLoopGroup loops) {
        InetSocketAddress wanted = spec.address();
        try {
            return ApiServer.start(wanted, host, spec.admission(), loops);
        } catch (IOException taken) {
            throw new StartRefused("--port was '" + wanted.getPort() + "' at "
                    + wanted.getAddress().getHostAddress()
                    + ", which cannot be taken (" + taken.getMessage()
                    + "); end what has it, or write --port 0 for any free one");
        }
    }

    /// Two hosts with one state would write into each other's files.
    private static FileChannel lock(Path state) {
        try {
            make(state);
            FileChannel file =
                    FileChannel.open(state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (file.tryLock() != null) {
                return file;
            }
            file.close();
        } catch (OverlappingFileLockException here) {
            throw inUse(state);
        } catch (IOException refused) {
            throw new StartRefused("--state was '" + state + "', where nothing can be kept (" + refused.getMessage()
                    + "); name a folder of your own");
        }
        throw inUse(state);
    }

    /// What functions print may be nobody else's business.
    private static void make(Path state) throws IOException {
        if (!Files.exists(state)) {
            Files.createDirectories(
                    state, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static StartRefused inUse(Path state) {
        return new StartRefused(
                "--state was '" + state
                        + "', which another host of functions uses; end that one, or name another folder: --state .state/other");
    }

    private static RuntimeFiles files(Path folder, @Nullable String path) {
        try {
            return RuntimeFiles.in(folder, path);
        } catch (IOException refused) {
            throw new StartRefused("the runtimes cannot be laid out in " + folder + ": " + refused.getMessage());
        }
    }

    private static Leftovers leftovers(Path folder) {
        try {
            return Leftovers.in(folder);
        } catch (IOException refused) {
            throw new StartRefused("what runs cannot be kept in " + folder + ": " + refused.getMessage());
        }
    }

    /// `127.0.0.1:9001`.
    String address() {
        InetSocketAddress at = address;
        if (at == null) {
            return "";
        }
        String host = at.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort();
    }

    /// Returns once it is closed.
    void await() {
        try {
            closed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private <T extends AutoCloseable> T keep(T one) {
        held.add(one);
        return one;
    }

    @Override
    public synchronized void close() {
        for (AutoCloseable one : held.reversed()) {
            try {
                one.close();
            } catch (Exception gone) {
                LOG.debug("it was gone already", gone);
            }
        }
        held.clear();
        closed.countDown();
    }
}
