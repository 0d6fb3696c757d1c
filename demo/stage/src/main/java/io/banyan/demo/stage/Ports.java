package io.banyan.demo.stage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The five TCP ports of a demo that people choose.
///
/// @param gateway the site through Banyan
/// @param admin Banyan's admin port
/// @param monolith the monolith itself
/// @param modern its modern side
/// @param functions the host of the functions that are part of that side
public record Ports(int gateway, int admin, int monolith, int modern, int functions) {
    public static final Ports USUAL = new Ports(8080, 9090, 8081, 8082, 9001);

    /// One that is free now, for what nobody need know of.
    static int anyFree() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new StageFailure("no free port: " + none.getMessage(), none);
        }
    }

    /// Five ports that are free now, for tests that run beside others.
    public static Ports free() {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < 5; i++) {
                sockets.add(new ServerSocket(0));
            }
            List<Integer> free =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return new Ports(free.get(0), free.get(1), free.get(2), free.get(3), free.get(4));
        } catch (IOException none) {
            throw new StageFailure("no free port: " + none.getMessage(), none);
        }
    }

    /// What is wrong with them, one sentence each; empty when all can be listened on.
    List<String> problems() {
        var problems = new ArrayList<String>();
        var seen = new LinkedHashMap<Integer, String>();
        options().forEach((option, port) -> {
            String earlier = seen.putIfAbsent(port, option);
            if (port < 1 || port > 65_535) {
                problems.add("%s was %d but must be 1 to 65535".formatted(option, port));
            } else if (earlier != null) {
                problems.add(
                        "port %d is given to both %s and %s; choose another for one".formatted(port, earlier, option));
            } else if (inUse(port)) {
                problems.add(
                        "port %d is in use; stop what listens there or choose another with %s".formatted(port, option));
            }
        });
        return problems;
    }

    private Map<String, Integer> options() {
        var options = new LinkedHashMap<String, Integer>();
        options.put("--port", gateway);
        options.put("--admin-port", admin);
        options.put("--monolith-port", monolith);
        options.put("--modern-port", modern);
        options.put("--functions-port", functions);
        return options;
    }

    private static boolean inUse(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }
}
