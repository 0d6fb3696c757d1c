package io.banyan.options;

import java.util.List;
import org.springframework.core.env.Environment;

/// Why a gateway cannot start, beside what is wrong with its options themselves; makes nothing.
@FunctionalInterface
public interface StartProblems {
    /// Every reason, one line each.
    ///
    /// @param options checked
    /// @param whole false = standard values stand in them for wrong ones
    List<String> of(BanyanProperties options, Environment environment, boolean whole);
}
