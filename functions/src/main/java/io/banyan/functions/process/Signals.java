package io.banyan.functions.process;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Sends signals to a process and all that it started, its group.
final class Signals {
    static final int KILL = 9;
    static final int CONT = 18;
    static final int STOP = 19;

    private static final MethodHandle SEND = send();

    private Signals() {}

    @SuppressWarnings("restricted")
    private static MethodHandle send() {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("kill"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }

    /// What is no longer there gets nothing.
    ///
    /// @param group the number of the group, which is that of its first process
    static void toGroup(long group, int signal) {
        if (group <= 1) {
            throw new IllegalArgumentException("no group of ours: " + group);
        }
        try {
            int ignored = (int) SEND.invokeExact((int) -group, signal);
        } catch (Throwable broken) {
            throw new IllegalStateException("kill(2) cannot be called", broken);
        }
    }
}
