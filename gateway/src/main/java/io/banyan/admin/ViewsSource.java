package io.banyan.admin;

import java.util.List;

/// Says what is wrong with the views that MODERN answers from, and with what is asked about them.
public interface ViewsSource {
    /// A sentence each; empty = nothing.
    List<String> problems();
}
