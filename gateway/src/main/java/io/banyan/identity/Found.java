package io.banyan.identity;

/// What became of asking who asks.
public sealed interface Found {
    /// It is known who asks.
    ///
    /// @param text for MODERN, in the header `X-Banyan-Identity`
    record Token(String text) implements Found {
        /// A secret for half a minute.
        @Override
        public String toString() {
            return "Token";
        }
    }

    /// LEGACY answers the read.
    record None(Unclear why) implements Found {}
}
