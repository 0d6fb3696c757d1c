package io.banyan.admin;

import io.banyan.access.RoleTokens;
import java.util.function.Supplier;

/// Says, at any moment and to any thread, which tokens of `--tokens` are good.
@FunctionalInterface
public interface RoleTokensSource extends Supplier<RoleTokens> {}
