package io.banyan.admin;

import java.util.List;

/// Says what is wrong with calls between groups. Each is a sentence; empty = nothing.
public interface CallsHealthSource {
    /// What is wrong with the files that they need: those of before are in force.
    List<String> problems();

    /// New sides whose clocks are apart from this machine's, where what is signed for them ends by the clock.
    List<String> clocks();
}
