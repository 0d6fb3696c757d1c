package io.banyan.app;

import io.banyan.admin.LegacyReach;
import io.banyan.admin.RouteFiles;
import io.banyan.options.BanyanProperties;
import io.banyan.options.BanyanProperties.Ports;
import io.banyan.options.StartOptions;
import io.banyan.written.Counted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says what was started: one line a fact, then what to mind.
record StartReport(Gateway gateway, BanyanProperties properties) {
    private static final Logger log = LoggerFactory.getLogger("banyan");

    void write(RouteFiles files) {
        Ports ports = properties.ports();
        String spoken = properties.tls() == null ? "" : " (TLS: HTTP/2 and HTTP/1.1)";
        log.info("traffic port: {}:{}{}", ports.bind(), gateway.port(), spoken);
        boolean plain = properties.access().tls() == null;
        log.info("admin port: {}://{}:{}", plain ? "http" : "https", ports.adminBind(), gateway.adminPort());
        gateway.internalPort()
                .ifPresent(port -> log.info(
                        "internal port, for calls between groups: {}:{}",
                        properties.calls().bind(),
                        port));
        log.info("legacy: {}", properties.legacy());
        log.info(
                "routes: {}, {} in {}",
                Counted.of(files.groups(), "group"),
                Counted.of(files.routes(), "route"),
                properties.routes());
        if (!AotUse.fits()) {
            log.info("AOT cache: made for other Java options or files, so this start took longer");
        }
        files.errors().forEach(log::error);
        files.warnings().forEach(log::warn);
        if (plain && !StartOptions.loopback(ports.adminBind())) {
            log.warn("the admin port on {} has no TLS: tokens cross the network in the clear", ports.adminBind());
        }
        BanyanProperties.Calls calls = properties.calls();
        if (calls.port() != null && !StartOptions.loopback(calls.bind())) {
            log.warn(
                    "the internal port on {} has no TLS: callers' tokens cross the network in the clear; keep it in a"
                            + " network that you trust",
                    calls.bind());
        }
    }

    /// Tries LEGACY once, which may take a second; nothing waits for it.
    void write(LegacyReach legacy) {
        legacy.get().ifPresent(problem -> log.warn("legacy: {}; clients get 502 until it answers", problem));
    }
}
