package io.banyan.bench;

import java.util.List;
import java.util.Map;

/// How a peer is started: its files are written, its port is chosen.
record Launch(String name, int port, Map<String, String> environment, List<String> command) {}
