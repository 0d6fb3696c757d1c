package io.banyan.functions.spec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// A function as its `function.yaml` has it, checked.
///
/// @param name 1 to 64 letters, digits, hyphens and underscores
/// @param environment what its processes find in theirs beside the names of AWS
public record FunctionSpec(
        String name,
        Ownership ownership,
        Program program,
        Limits limits,
        Map<String, String> environment,
        Source source) {
    public FunctionSpec {
        environment = Map.copyOf(environment);
    }

    /// Who answers for it.
    ///
    /// @param lifecycle experimental, production or deprecated
    public record Ownership(String group, String owner, String contact, String lifecycle) {}

    /// What is run.
    ///
    /// @param code the folder that the process starts in, or a jar; always inside the function's folder
    public record Program(RuntimeKind runtime, String handler, Path code) {
        /// Where a process starts: the folder of the code.
        public Path taskRoot() {
            Path parent = code.getParent();
            return isJar() && parent != null ? parent : code;
        }

        /// Whether the code is one jar.
        public boolean isJar() {
            return code.toString().endsWith(".jar");
        }
    }

    /// What it may use.
    ///
    /// @param memoryMb 128 to 10,240: the heap of a Java or Node process follows from it
    /// @param timeout 100 ms to 15 minutes, of one invocation
    /// @param concurrency 1 to 1,000: so many environments, and so many invocations at once
    public record Limits(int memoryMb, Duration timeout, int concurrency) {}

    /// Where it was written.
    ///
    /// @param folder absolute
    /// @param file as people name it
    /// @param nameLine the line of its name
    /// @param handlerLine the line of its handler, or of its runtime where none is written
    public record Source(Path folder, String file, int nameLine, int handlerLine) {
        /// `functions/orders/function.yaml:7`.
        public String place() {
            return file + ":" + handlerLine;
        }
    }
}
