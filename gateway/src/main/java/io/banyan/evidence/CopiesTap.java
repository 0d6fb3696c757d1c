package io.banyan.evidence;

/// Is told of each copy that was judged. Never waits.
public interface CopiesTap {
    void copied(CopiedRead read);
}
