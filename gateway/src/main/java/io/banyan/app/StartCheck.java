package io.banyan.app;

import io.banyan.config.Given;
import io.banyan.descriptor.AgainstGroups;
import io.banyan.descriptor.DescriptorFolder;
import io.banyan.descriptor.Flaw;
import io.banyan.options.BanyanProperties;
import io.banyan.options.BanyanProperties.Ports;
import io.banyan.options.StartProblems;
import io.banyan.options.StartRefused;
import io.banyan.snapshot.FolderCheck;
import io.banyan.tls.BadAuthorities;
import io.banyan.tls.BadKey;
import io.banyan.tls.PemPair;
import io.banyan.tls.RenewedKey;
import io.banyan.tls.UpstreamTls;
import io.banyan.tokens.TokenFile;
import io.banyan.way.BadKeys;
import io.banyan.way.KeyFiles;
import io.banyan.written.FolderUnreadable;
import io.banyan.written.Problem;
import io.banyan.written.RoutesFolder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/// Every reason for which a start will be refused, found before anything is made: folder, token, port.
final class StartCheck implements StartProblems {
    @Override
    public List<String> of(BanyanProperties options, Environment environment, boolean whole) {
        List<String> problems = new ArrayList<>(files(options));
        BanyanProperties.Access access = options.access();
        problems.addAll(key(options.tls()));
        problems.addAll(key(access.tls()));
        problems.addAll(key(options.calls().tls()));
        problems.addAll(upstreams(options.toUpstreams()));
        problems.addAll(tokens(access.tokens(), TokenFile::ofAll));
        problems.addAll(tokens(options.previewTokens(), TokenFile::ofPreviews));
        problems.addAll(keys(options.calls().keys()));
        problems.addAll(AdminAccess.problems(environment, options));
        StateFolder.problem(options.state()).ifPresent(problems::add);
        return whole ? withPorts(problems, options.ports(), options.calls()) : problems;
    }

    private static List<String> withPorts(List<String> problems, Ports ports, BanyanProperties.Calls calls) {
        problems.addAll(port("port", ports.bind(), ports.traffic()));
        problems.addAll(port("admin-port", ports.adminBind(), ports.admin()));
        problems.addAll(port("health-port", ports.bind(), ports.health() == null ? 0 : ports.health()));
        problems.addAll(port("internal-port", calls.bind(), calls.port() == null ? 0 : calls.port()));
        return problems;
    }

    private static List<String> keys(@Nullable Path file) {
        try {
            if (file != null) {
                KeyFiles.ofInstallation(file);
            }
            return List.of();
        } catch (BadKeys bad) {
            return bad.problems();
        }
    }

    private static List<String> files(BanyanProperties options) {
        RoutesFolder folder = new RoutesFolder(options.routes());
        try {
            folder.signatures();
        } catch (FolderUnreadable unreadable) {
            return List.of(unreadable.problem().toString());
        }
        if (!options.strict()) {
            return List.of();
        }
        FolderCheck routes =
                FolderCheck.of(folder, new Given(LocalDate.now(ZoneId.systemDefault()), options.keepsTickets()));
        return Stream.concat(
                        routes.problems().stream().filter(Problem::isError).map(Problem::toString),
                        descriptors(options, routes))
                .toList();
    }

    private static Stream<String> descriptors(BanyanProperties options, FolderCheck routes) {
        Path catalog = options.catalog().folder();
        return catalog == null
                ? Stream.of()
                : new AgainstGroups(routes.byName())
                        .allFlaws(new DescriptorFolder(catalog).read())
                        .filter(Flaw::error)
                        .map(Flaw::toString);
    }

    private static List<String> key(@Nullable PemPair files) {
        try {
            if (files != null) {
                RenewedKey.of(files);
            }
            return List.of();
        } catch (BadKey bad) {
            return List.of(String.valueOf(bad.getMessage()));
        }
    }

    private static List<String> upstreams(BanyanProperties.ToUpstreams written) {
        try {
            UpstreamTls.of(written.authorities(), written.certificate()).close();
            return List.of();
        } catch (BadAuthorities | BadKey bad) {
            return List.of(String.valueOf(bad.getMessage()));
        }
    }

    private static <T> List<String> tokens(@Nullable Path file, TokenFile.Reading<T> reading) {
        if (file == null) {
            return List.of();
        }
        TokenFile<T> read = reading.of(file, LocalDate.now(Clock.systemUTC()));
        return read.hasErrors()
                ? read.problems().stream().map(Problem::toString).toList()
                : List.of();
    }

    /// Tried, and given back at once.
    private static List<String> port(String option, String bind, int port) {
        if (port == 0) {
            return List.of();
        }
        try (ServerSocket tried = new ServerSocket()) {
            tried.setReuseAddress(true);
            tried.bind(new InetSocketAddress(bind, port), 1);
            return List.of();
        } catch (IOException taken) {
            StartRefused refused = PortRefused.of(option, port, taken);
            return refused.reasons();
        }
    }
}
