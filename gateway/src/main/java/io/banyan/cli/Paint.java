package io.banyan.cli;

/// Colour for terminals; nothing is said by colour alone, so all of it may be off.
record Paint(boolean on) {
    /// What a colour means, everywhere the same.
    enum Tone {
        PLAIN(""),
        HEAD("1"),
        LEGACY("33"),
        MODERN("32"),
        HARM("1;31"),
        /// Waits for a person.
        WAITS("35"),
        QUIET("2");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    String in(Tone tone, String text) {
        return on && tone != Tone.PLAIN && !text.isEmpty() ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
    }
}
