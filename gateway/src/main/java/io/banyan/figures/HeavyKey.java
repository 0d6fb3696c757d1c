package io.banyan.figures;

/// One sticky key that makes more than a fifth of a group's reads: it moves as a whole, so no weight can split it.
///
/// @param source as route files write it: `header:X-Member-Id`
/// @param value its first characters, four at most, and …: enough to recognise it, too little to be it
/// @param share of the group's reads in the last minute, in percent
/// @param says for people, with what to do about it
public record HeavyKey(String source, String value, double share, String says) {
    private static final String ADDRESS =
            "it stands for everyone behind one address: if that is one of your proxies, add it to --trusted-proxies;"
                    + " else put a header or cookie that tells clients apart first in sticky";
    private static final String OTHER =
            "it changes side as a whole, and no weight splits it: if it is one program or a shared value, put a header"
                    + " or cookie that tells clients apart first in sticky, or give the program a route of its own";

    /// @param share 0 to 1
    static HeavyKey of(String source, String value, double share) {
        String remedy = source.equals("client-ip") ? ADDRESS : OTHER;
        String says = "%s=%s makes %d %% of the reads; %s".formatted(source, value, Math.round(share * 100), remedy);
        return new HeavyKey(source, value, Math.round(share * 10_000) / 100.0, says);
    }
}
