package io.banyan.functions.app;

import io.banyan.functions.api.Admission;
import io.banyan.functions.host.HostSpec;
import io.banyan.functions.process.CallerVariables;
import java.net.InetSocketAddress;

/// What a host does, checked.
///
/// @param callers what functions call other groups with
/// @param strict a function with a mistake keeps it from starting
record ServeSpec(
        InetSocketAddress address, Admission admission, HostSpec host, CallerVariables callers, boolean strict) {}
